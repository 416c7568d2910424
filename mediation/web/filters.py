"""How values read on a page. Dates, amounts and masks are written here and nowhere else."""

from datetime import date, datetime
from typing import Any

from flask import Flask

from mediation.clock import SHANGHAI
from mediation.rules import figures, masking
from mediation.rules.money import yuan


def day(value: date | None) -> str:
    """`9月28日（周一）`, in sentences and for deadlines; the year is named when it is not this year's reading."""
    return "—" if value is None else figures.day_and_weekday(value)


def full_day(value: date | None) -> str:
    """`2026年9月28日`."""
    return "—" if value is None else figures.day(value)


def iso(value: date | None) -> str:
    """`2026-09-28`, in columns."""
    return "—" if value is None else value.isoformat()[:10]


def month_day(value: date | None) -> str:
    """`09-28`, in narrow columns."""
    return "—" if value is None else f"{value.month:02d}-{value.day:02d}"


def moment(value: datetime | None) -> str:
    """`9月11日 16:02`."""
    if value is None:
        return "—"
    local = value.astimezone(SHANGHAI)
    return f"{local.month}月{local.day}日 {local:%H:%M}"


def full_moment(value: datetime | None) -> str:
    """`2026-09-11 16:02:36`."""
    return "—" if value is None else f"{value.astimezone(SHANGHAI):%Y-%m-%d %H:%M:%S}"


def amount(value: int | None) -> str:
    """Integer 分 as `86,000.00`."""
    return "—" if value is None else yuan(value)


def grouped_code(value: str) -> str:
    """A credit code in groups of four for reading."""
    return " ".join(value[start : start + 4] for start in range(0, len(value), 4))


def file_size(value: int) -> str:
    """Bytes as `612 KB` or `2.4 MB`."""
    return f"{max(1, round(value / 1024))} KB" if value < 1024 * 1024 else f"{value / (1024 * 1024):.1f} MB"


FILTERS: dict[str, Any] = {
    "day": day,
    "full_day": full_day,
    "iso": iso,
    "month_day": month_day,
    "moment": moment,
    "full_moment": full_moment,
    "amount": amount,
    "grouped_code": grouped_code,
    "file_size": file_size,
    "mask_identity": masking.mask_identity,
    "mask_phone": masking.mask_phone,
    "mask_name": masking.mask_name,
    "mask_account": masking.mask_account,
    "mask_address": masking.mask_address,
}


def init_app(app: Flask) -> None:
    """Register the filters."""
    app.jinja_env.filters.update(FILTERS)
