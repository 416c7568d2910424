"""The papers of a case from the command line; as the installation itself, for every case."""

from pathlib import Path
from typing import Any

import click
from flask import Flask, current_app
from flask.cli import AppGroup

from mediation import clock
from mediation.cli.output import as_json, say_json, say_table
from mediation.documents.catalogue import FORMS
from mediation.documents.contents import Listed
from mediation.documents.fidelity import PaperNotFaithful
from mediation.documents.press import PrintingProblem
from mediation.files import FileChanged
from mediation.models.case import Case
from mediation.operations.dossier import binding
from mediation.operations.papers import case_papers
from mediation.operations.papers.checklist import SheetOfCase, checklist
from mediation.rules.dossier import Need
from mediation.rules.lifecycle import ActionRefused

DOSSIER = "dossier"

document = AppGroup("document", help="文书")


def register(app: Flask) -> None:
    """Attach the commands."""
    app.cli.add_command(document)


@document.command("list")
@click.argument("case_number")
@as_json
def list_papers(case_number: str, json_wanted: bool) -> None:
    """一件案件的文书：该不该有，还差什么，出了没有。"""
    found = checklist(_case(case_number), today=clock.today(), demo=_demo())
    if json_wanted:
        say_json([_row(row) for row in found])
        return
    say_table(
        (
            row.sheet.form or row.sheet.files,
            row.title,
            row.sheet.need.label,
            row.standing.label,
            f"差 {len(row.gaps)} 处" if row.gaps else "",
        )
        for row in found
    )


@document.command("render")
@click.argument("case_number")
@click.argument("form")
@click.option("--subject", default="", help="同一种文书有几份时，是哪一份，如 session:12")
@click.option("--output", required=True, type=click.Path(dir_okay=False, writable=True, path_type=Path), help="写到")
@click.option("--draft", is_flag=True, help="卷宗：缺件也装订，每页有草稿标记")
@click.option("--duplex", is_flag=True, help="卷宗：双面打印，每件文书从右手页开始")
@click.option("--archive", is_flag=True, help="卷宗：存档用的 PDF/A")
def render(case_number: str, form: str, subject: str, output: Path, **chosen: bool) -> None:
    """把一份文书写成 PDF：出过的，原样取出存档的那一份；没有出的，带草稿水印。文书写 dossier 是整本卷宗。"""
    if form == DOSSIER:
        _bind(_case(case_number), output, **chosen)
        return
    if any(chosen.values()):
        raise click.UsageError("--draft、--duplex、--archive 只用于 dossier。")
    if form not in FORMS:
        raise click.ClickException(f"没有文书“{form}”。有：{'、'.join((*FORMS, DOSSIER))}。")
    case, today, demo = _case(case_number), clock.today(), _demo()
    try:
        row = case_papers.sheets_named(case, form, today=today, demo=demo, subject=subject)[-1]
        content, issued = case_papers.render_sheet(case, row, today=today, demo=demo)
    except (ActionRefused, PrintingProblem) as error:
        raise click.ClickException(error.message) from error
    except FileChanged as error:
        raise click.ClickException("存档的那一份变了或者不见了。运行 evidence verify 看是哪一件。") from error
    output.write_bytes(content)
    click.echo(f"{output}：{'存档的签署版' if issued else '草稿'}，{len(content)} 字节。")


def _bind(case: Case, output: Path, *, draft: bool, duplex: bool, archive: bool) -> None:
    planned = binding.plan(case, today=clock.today(), demo=_demo())
    try:
        bound = binding.bind(case, planned, draft=draft, duplex=duplex, archive=archive, progress=_say_step)
    except (ActionRefused, PrintingProblem, PaperNotFaithful) as error:
        raise click.ClickException(error.message) from error
    output.write_bytes(bound.pdf)
    say_table((row.title, Listed(row.title, row.first, row.last).pages, row.remark) for row in bound.rows)
    for one in bound.unplaced:
        click.echo(f"没有装订：{one.part}，{one.title}，{one.reason}。")
    click.echo(f"{output}：{'草稿卷宗' if draft else '卷宗'}，{bound.pages} 页，SHA-256 {bound.sha256}。")


def _say_step(done: int, steps: int, doing: str) -> None:
    click.echo(f"{done}/{steps} {doing}", err=True)


def _demo() -> bool:
    return bool(current_app.config["MEDIATION"].demo)


def _case(reference: str) -> Case:
    case = case_papers.case_named(reference)
    if case is None:
        raise click.ClickException(f"没有案件 {reference}。")
    return case


def _row(row: SheetOfCase) -> dict[str, Any]:
    issued = row.document
    form = FORMS.get(row.sheet.form)
    return {
        "form": row.sheet.form or row.sheet.files,
        "subject": row.sheet.subject,
        "title": row.title,
        "due": form.due if form else row.sheet.why,
        "need": row.sheet.need.label,
        "required": row.sheet.need is Need.MUST,
        "standing": row.standing.value,
        "gaps": [gap.sentence for gap in row.gaps],
        "files": [{"name": kept.name, "sha256": kept.sha256} for kept in row.files],
        "scan": row.scan.sha256 if row.scan else None,
        "issued": issued
        and {
            "number": issued.number,
            "pages": issued.pages,
            "sha256": issued.sha256,
            "code": issued.code,
            "issued_at": issued.issued_at,
        },
    }
