"""A draft agreement read as a court would, from a file."""

import json
import sys
from pathlib import Path
from typing import NoReturn

import click
from flask import Flask
from flask.cli import AppGroup

from mediation.cli.output import as_json, say_json
from mediation.procedures.agreement import InvalidDraft, draft_from_json, findings_to_json, review

agreement = AppGroup("agreement", help="协议")


def register(app: Flask) -> None:
    """Attach the commands."""
    app.cli.add_command(agreement)


@agreement.command("review")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@as_json
def review_file(file: Path, json_wanted: bool) -> None:
    """审一份协议稿（JSON，写法见 docs/agreement-draft.md）；读得出的退出码为 0，读不出的为 2。"""
    try:
        draft = draft_from_json(json.loads(file.read_text(encoding="utf-8-sig")))
    except json.JSONDecodeError as error:
        _unreadable(f"第 {error.lineno} 行第 {error.colno} 列不是 JSON。照 docs/agreement-draft.md 写。")
    except UnicodeDecodeError:
        _unreadable("文件不是 UTF-8。另存成 UTF-8 再来。")
    except InvalidDraft as error:
        _unreadable(str(error))
    findings = review(draft)
    if json_wanted:
        say_json(findings_to_json(findings))
    else:
        for found in findings:
            click.echo(f"【{found.severity.label}】{found.where}：{found.title}\n  {found.message}{found.suggestion}")
            click.echo(f"  {found.basis.short}")
        click.echo(f"共 {len(findings)} 处。" if findings else "没有要改的。")


def _unreadable(sentence: str) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(2)
