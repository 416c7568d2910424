"""What follows an agreement, on the dashboard: judicial confirmation and performance."""

from mediation.documents.charts import Look, Part
from mediation.indicators import Figure
from mediation.operations import figures
from mediation.operations.dashboard.asking import Asking, money, number, of_whole, percent
from mediation.operations.dashboard.board import Counter, Line, Opened, Performance

_NAMES = (
    "written_agreements",
    "oral_agreements",
    "confirmation_application_rate",
    "confirmation_applications",
    "confirmation_accepted",
    "confirmation_rate",
    "confirmation_not_accepted",
    "confirmation_rejected",
    "confirmation_withdrawn",
    "confirmation_lapsed",
    "performance_by_instalment",
    "performance_by_amount",
    "performed_late",
    "unperformed",
    "unperformed_amount",
)
Found = dict[str, Figure]


def followed(asking: Asking) -> Found:
    """All figures of this part."""
    return figures.figures(_NAMES, asking.period, asking.filters, today=asking.today)


def funnel(found: Found, asking: Asking) -> tuple[Line, ...]:
    """Written agreements, of them applied for, taken by the court, confirmed; each rate with what it is of."""
    written, rate = found["written_agreements"], found["confirmation_rate"]
    applied, taken = found["confirmation_applications"], found["confirmation_accepted"]
    most = max(int(each.numerator) for each in (written, applied, taken, rate)) or 1
    oral = number(int(found["oral_agreements"].numerator))
    application = found["confirmation_application_rate"]

    def line(label: str, figure: Figure, note: str) -> Line:
        return Line(
            label, asking.count(figure, label), int(figure.numerator), int(figure.numerator) / most, Look.SOLID, note
        )

    return (
        line("书面协议生效", written, f"另有口头 {oral}"),
        line("提出申请", applied, f"申请率 {_of(application)}"),
        line("法院受理", taken, ""),
        line("确认有效", rate, f"确认率 {_of(rate)}"),
    )


def _of(figure: Figure) -> str:
    return f"{figure.shown}（{of_whole(figure)}）"


def lost(found: Found, asking: Asking) -> tuple[Counter, ...]:
    """Where the rest went."""
    words = {
        "confirmation_not_accepted": "不予受理",
        "confirmation_rejected": "驳回",
        "confirmation_withdrawn": "撤回",
        "confirmation_lapsed": "过了 30 日没申请",
    }
    return tuple(Counter(word, asking.count(found[name], word)) for name, word in words.items())


def performance(found: Found, asking: Asking) -> tuple[Performance, ...]:
    """By instalment and by amount: on time, late, not at all."""
    return (_by_instalment(found, asking), _by_amount(found, asking))


def _by_instalment(found: Found, asking: Asking) -> Performance:
    one, late, not_done = found["performance_by_instalment"], found["performed_late"], found["unperformed"]
    due, on_time = int(one.denominator or 0), int(one.numerator)
    said = (
        Counter("按期", asking.count(one, "按期履行"), "期"),
        Counter("逾期后履行", asking.count(late), "期"),
        Counter("逾期未履行", asking.count(not_done), "期"),
    )
    values = (on_time, int(late.numerator), int(not_done.numerator))
    whole = asking.opened(one.indicator.name, f"{number(due)} 期", "应履行", "denominator")
    return Performance("期数", whole, percent(on_time, due), _parts(said, values, due), said)


def _by_amount(found: Found, asking: Asking) -> Performance:
    one, owed = found["performance_by_amount"], found["unperformed_amount"]
    due, on_time, open_ = int(one.denominator or 0), int(one.numerator), int(owed.numerator)
    late = due - on_time - open_
    said = (
        Counter("按期", asking.opened(one.indicator.name, money(on_time), "按期付清"), "万元"),
        Counter("逾期后付", Opened(money(late)), "万元"),
        Counter("逾期未付", asking.count(owed), "万元"),
    )
    whole = asking.opened(one.indicator.name, f"{money(due)} 万元", "应履行", "denominator")
    return Performance("金额", whole, percent(on_time, due), _parts(said, (on_time, late, open_), due), said)


def _parts(said: tuple[Counter, ...], values: tuple[int, ...], due: int) -> tuple[Part, ...]:
    looks = (Look.SOLID, Look.HATCHED, Look.BAD)
    return tuple(
        Part(value / due, f"{each.label} {each.figure.shown} {each.after}", look, each.figure.href)
        for each, value, look in zip(said, values, looks, strict=True)
        if due and value
    )
