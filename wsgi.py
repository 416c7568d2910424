"""Entry point for WSGI servers and for `flask --app wsgi`."""

import sys

from mediation import cli
from mediation.app import create_app
from mediation.keys import KeyProblem

try:
    app = create_app()
except KeyProblem as problem:
    sys.exit(f"启动不了：{problem}")
cli.register(app)
