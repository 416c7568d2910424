"""Entry point for WSGI servers and for `flask --app wsgi`."""

from mediation import cli
from mediation.app import create_app

cli.prepare()
app = create_app()
cli.register(app)
