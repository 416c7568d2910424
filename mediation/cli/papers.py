"""The papers of a case from the command line; as the installation itself, for every case."""

from pathlib import Path
from typing import Any

import click
from flask import Flask, current_app
from flask.cli import AppGroup

from mediation.cli.output import as_json, say_json, say_table
from mediation.documents.catalogue import FORMS
from mediation.documents.press import PrintingProblem
from mediation.files import FileChanged
from mediation.models.case import Case
from mediation.operations import papers
from mediation.rules.lifecycle import ActionRefused

document = AppGroup("document", help="文书")


def register(app: Flask) -> None:
    """Attach the commands."""
    app.cli.add_command(document)


@document.command("list")
@click.argument("case_number")
@as_json
def list_papers(case_number: str, json_wanted: bool) -> None:
    """一件案件的文书：该不该有，还差什么，出了没有。"""
    rows = [_row(paper) for paper in papers.papers(_case(case_number))]
    if json_wanted:
        say_json(rows)
        return
    say_table(
        (
            row["form"],
            row["title"],
            "该有" if row["required"] else "",
            row["issued"]["number"] if row["issued"] else "没有出",
            f"差 {len(row['gaps'])} 处" if row["gaps"] else "",
        )
        for row in rows
    )


@document.command("render")
@click.argument("case_number")
@click.argument("form")
@click.option("--output", required=True, type=click.Path(dir_okay=False, writable=True, path_type=Path), help="写到")
def render(case_number: str, form: str, output: Path) -> None:
    """把一份文书写成 PDF：出过的，原样取出存档的那一份；没有出的，带草稿水印。"""
    if form not in FORMS:
        raise click.ClickException(f"没有文书“{form}”。有：{'、'.join(FORMS)}。")
    try:
        content, issued = papers.render_paper(_case(case_number), form, demo=current_app.config["MEDIATION"].demo)
    except (ActionRefused, PrintingProblem) as error:
        raise click.ClickException(error.message) from error
    except FileChanged as error:
        raise click.ClickException("存档的那一份变了或者不见了。运行 evidence verify 看是哪一件。") from error
    output.write_bytes(content)
    click.echo(f"{output}：{'存档的签署版' if issued else '草稿'}，{len(content)} 字节。")


def _case(reference: str) -> Case:
    case = papers.case_named(reference)
    if case is None:
        raise click.ClickException(f"没有案件 {reference}。")
    return case


def _row(paper: papers.PaperOfCase) -> dict[str, Any]:
    issued = paper.issued
    return {
        "form": paper.form.slug,
        "title": paper.form.title,
        "due": paper.form.due,
        "required": paper.required,
        "gaps": list(paper.gaps),
        "issued": issued
        and {
            "number": issued.number,
            "pages": issued.pages,
            "sha256": issued.sha256,
            "code": issued.code,
            "issued_at": issued.issued_at,
        },
    }
