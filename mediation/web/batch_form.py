"""A table that is brought, pasted or as a file: looked at row by row first, taken in when somebody says so, and what
is not taken goes back as a workbook."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from flask import Response, g, request
from werkzeug.datastructures import FileStorage
from wtforms import FileField, TextAreaField
from wtforms.validators import StopValidation

from mediation.exchange.rejected_rows import rejected_sheet
from mediation.exchange.sheet_reading import ACCEPTED, as_pasted, read_cells
from mediation.exchange.workbook import XLSX
from mediation.rules.batches import Batch, BatchRow, UnreadableBatch
from mediation.rules.file_types import FileRefused
from mediation.web.file_answers import download
from mediation.web.forms import AtMost, BaseForm

LONGEST = 200_000
"""Characters of one table."""


class Verdict(Protocol):
    """What became of one row: `problems` why it cannot be taken, one sentence each."""

    @property
    def row(self) -> BatchRow:
        """The row as it came."""

    @property
    def problems(self) -> tuple[str, ...]:
        """Chinese sentences; none for a good row."""

    @property
    def good(self) -> bool:
        """Whether it can be taken."""


class BatchForm(BaseForm):
    """Cells as a spreadsheet copies them, or a table as a file, whose cells take their place: what was looked at and
    what is taken in are the same cells."""

    sheet = FileField("表格文件", render_kw={"accept": ACCEPTED})
    cells = TextAreaField("粘贴的表格", [AtMost(LONGEST)], render_kw={"rows": 8})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # What an area asks besides stands above the table, on the page and where errors are listed.
        for name in ("sheet", "cells"):
            self._fields[name] = self._fields.pop(name)

    def validate_sheet(self, field: Any) -> None:
        """Put the cells of the file that came, if one did, where pasted ones stand; of one that cannot be taken
        nothing is, and what was pasted stays."""
        upload = _file()
        if upload is None:
            return
        try:
            cells = as_pasted(read_cells(upload.stream.read(), upload.filename or ""))
        except FileRefused as refused:
            raise StopValidation(refused.message) from None
        if not cells.strip():
            raise StopValidation("第一张表是空的。把要传的那张表移到最前面，再传。")
        if len(cells) > LONGEST:
            raise StopValidation(f"表里有 {len(cells)} 字，一次最多 {LONGEST} 字。分成几张表再传。")
        self.cells.data = cells

    def read(self, reader: Callable[[str], Batch]) -> Batch | None:
        """The table as `reader` understands it; None where something is wrong, which is said at its field."""
        if not self.validate():
            return None
        try:
            return reader(self.cells.data)
        except UnreadableBatch as unreadable:
            self.cells.errors = [str(unreadable)]
            return None

    @property
    def do(self) -> str:
        """`look` (nothing is stored), `take` (the good rows) or `sheet` (the bad rows as a workbook). What was not
        looked at is not taken in: a file that comes with the word to take it is looked at first."""
        asked = request.form.get("do", "look")
        return "look" if asked == "take" and _file() else asked


def _file() -> FileStorage | None:
    upload = request.files.get("sheet")
    return upload if upload and upload.filename else None


def rejected(pasted: Batch, verdicts: Sequence[Verdict]) -> Response:
    """The rows that cannot be taken, as a workbook with the reasons."""
    rows = [(one.row.cells, "".join(one.problems)) for one in verdicts if not one.good]
    return download(rejected_sheet(pasted.heads, rows, made_on=g.now.date()), f"没有收的{g.now.date()}.xlsx", XLSX)
