"""Entry point for WSGI servers and for `flask --app wsgi`."""

import sys

from sqlalchemy.exc import DBAPIError

from mediation import cli
from mediation.app import create_app
from mediation.config import SettingProblem
from mediation.keys import KeyProblem

try:
    app = create_app()
except (KeyProblem, SettingProblem) as problem:
    sys.exit(f"启动不了：{problem}")
except DBAPIError:
    sys.exit("启动不了：数据库打不开或没有应答。看 DATABASE_URL 写得对不对，数据库服务有没有起来。")
except OSError as problem:
    sys.exit(f"启动不了：{problem.filename or '数据文件夹'} 读不了或写不了（{problem.strerror}）。")
cli.register(app)
