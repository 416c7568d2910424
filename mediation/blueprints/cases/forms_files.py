"""Forms of evidence and scans."""

from wtforms import FileField, MultipleFileField, StringField, TextAreaField
from wtforms.validators import StopValidation

from mediation.blueprints.cases.fields import LONGEST_LINE, LONGEST_NAME, happened
from mediation.models.case import Case
from mediation.models.document import PURPOSES, Attachment
from mediation.operations.evidence import HANDED_IN, ORIGINALS, FileDetails
from mediation.operations.matter_facts import acting_parties
from mediation.web.forms import AtMost, BaseForm, ChoiceField, DateField, PickField, Required

MOST_SHEETS = 9999


def _sheets(form: BaseForm, field: StringField) -> None:
    """A whole number of sheets, or nothing."""
    typed = field.data.strip()
    if typed and not (typed.isascii() and typed.isdecimal() and int(typed) <= MOST_SHEETS):
        raise StopValidation("张数写整数，比如 3；没有纸质的不用填。")


class DescriptionForm(BaseForm):
    """What is said of a file; the lists are filled by `offer`."""

    purpose = ChoiceField("是什么材料", [Required("是什么材料")])
    party = ChoiceField("谁交来的")
    submitted_by = StringField("不是当事人，写姓名或者单位", [AtMost(LONGEST_NAME)])
    original = PickField("核对的是", choices=list(ORIGINALS.items()), default="")
    received_on = DateField("收到日期", [Required("收到日期"), happened])
    sheets = StringField("纸质张数", [_sheets], render_kw={"inputmode": "numeric"})
    origin = StringField("来源", [AtMost(LONGEST_LINE)])

    def details(self, case: Case, *, title: str = "", note: str = "") -> FileDetails:
        """The form as an operation takes it; `case` as it stands in this transaction."""
        party = next((party for party in acting_parties(case) if party.uid == self.party.data), None)
        return FileDetails(
            purpose=self.purpose.data,
            received_on=self.received_on.data,
            title=title,
            party=party,
            submitted_by=self.submitted_by.data,
            original=self.original.data,
            sheets=int(self.sheets.data or 0),
            origin=self.origin.data,
            note=note,
        )


class FilesForm(DescriptionForm):
    """Files that come in together; `photos` is the input that opens a phone's camera. Their bytes are read by the
    view."""

    files = MultipleFileField("文件")
    photos = FileField("拍照")


class FileForm(DescriptionForm):
    """One file on record, described anew."""

    title = StringField("名称", [Required("名称"), AtMost(LONGEST_NAME)])
    note = TextAreaField("说明", [AtMost(LONGEST_LINE)], render_kw={"rows": 2})


class TakeOutForm(BaseForm):
    """Why a file leaves the dossier."""

    reason = TextAreaField("为什么取出", [Required("为什么取出"), AtMost(LONGEST_LINE)], render_kw={"rows": 2})


class SheetScanForm(BaseForm):
    """The signed copy of a sheet, and when it came."""

    scan = FileField("签署件")
    received_on = DateField("收到日期", [Required("收到日期"), happened])


def offer(form: DescriptionForm, case: Case, attachment: Attachment | None = None) -> None:
    """Fill the lists of a form: what people hand in, and the parties of the case. A signed copy keeps its purpose."""
    signed = attachment is not None and attachment.purpose not in HANDED_IN
    purposes = (attachment.purpose,) if attachment is not None and signed else HANDED_IN
    form.purpose.choices = [(purpose, PURPOSES[purpose]) for purpose in purposes]
    parties = [(party.uid, f"{party.party.name}（{party.side_label}）") for party in acting_parties(case)]
    form.party.choices = [("", "不是当事人，或者不清楚"), *parties]
