"""工作报告的各章：受理办理、化解占比、司法确认与履行、快维中心和海外指导、规划目标、镇街、口径。"""

from collections.abc import Iterator, Sequence

from mediation.documents.charts import Bar, Columns, Group, Look, Note
from mediation.documents.report_sentences import Said, joined, part_of, short_committee
from mediation.documents.work_report import Part, ReportChart, ReportTable, Section, TableRow
from mediation.indicators import ALL
from mediation.rules.figures import han
from mediation.rules.reports.content import Content, Line
from mediation.rules.reports.periods import Length, ReportPeriod, period_of

_CODES = ("accepted", "ended", "agreements", "success_of_accepted", "success_of_ended")


def opening(content: Content, period: ReportPeriod) -> str:
    """The paragraph before the first heading."""
    said = Said(content)
    names = [_of(line) for line in _block(content, "committees") if line.key.startswith("accepted@")]
    return (
        f"{period.label}，全区知识产权纠纷多元化解工作围绕提高调解方式化解占比，依托{'、'.join(names)}和家纺"
        "知识产权快速维权中心开展，"
        f"{period.whole}受理纠纷{said.count('accepted')}件，办结{said.count('ended')}件，"
        f"达成协议{said.count('agreements')}件。现将有关情况报告如下。"
    )


def sections(content: Content, period: ReportPeriod) -> tuple[Section, ...]:
    """Every section, numbered in the order of print; tables and charts numbered through."""
    counter = _Numbers()
    made = [
        _written(content, "work"),
        ("纠纷受理与办理情况", _handling(content, period, counter)),
        ("调解方式化解占比", _share(content, period, counter)),
        ("司法确认与协议履行", _after(content, period)),
        ("诉调对接、快维中心与海外指导", _services(content, period)),
        ("规划目标进展", _targets(content, period, counter)),
        ("受理纠纷的镇街分布", _towns(content, period, counter)),
        _written(content, "problems"),
        _written(content, "plans"),
        ("统计口径", _definitions(content)),
    ]
    kept = [(title, parts) for title, parts in made if parts]
    return tuple(Section(f"{han(place)}、{title}", parts) for place, (title, parts) in enumerate(kept, 1))


def _written(content: Content, key: str) -> tuple[str, tuple[Part, ...]]:
    """What a person wrote, under its heading; without it no heading either."""
    found = next((one for one in content.passages if one.key == key), None)
    return ("", ()) if found is None else (found.label, (Part("", found.paragraphs),))


class _Numbers:
    """表1, 表2 … and 图1, 图2 …"""

    def __init__(self) -> None:
        self.tables = self.charts = 0

    def table(self, title: str) -> str:
        self.tables += 1
        return f"表{self.tables}　{title}"

    def chart(self, title: str) -> str:
        self.charts += 1
        return f"图{self.charts}　{title}"


def _block(content: Content, key: str) -> Sequence[Line]:
    return next((block.lines for block in content.blocks if block.key == key), ())


def _of(line: Line) -> str:
    """Whose figure it is: what stands before the colon of its label."""
    return line.label.partition("：")[0].removeprefix("南通市通州")


def _handling(content: Content, period: ReportPeriod, counter: _Numbers) -> tuple[Part, ...]:
    said, before, total = Said(content), period.compared, Said(content).n("accepted")
    committees = [line for line in _block(content, "committees") if line.key.startswith("accepted@")]
    kinds, sources = _block(content, "kinds"), [line for line in _block(content, "sources") if line.numerator]
    received = [f"{period.whole}受理{total:,}件{said.compared('accepted', before)}。"]
    if total:
        received.append(f"其中，{'，'.join(f'{_of(line)}受理{line.shown}件' for line in committees)}。")
        received.append(f"从纠纷类型看，{'；'.join(_kind(line, total) for line in kinds)}。")
        received.append(f"从案件来源看，{'；'.join(_source(line, total) for line in sources)}。")
    charts = (_kinds_chart(kinds, period, counter),) if len(kinds) > 1 else ()
    if charts:
        received.append(f"各类纠纷的件数见{charts[0].caption.partition('　')[0]}。")
    table = _committees(content, period, counter)
    return (
        Part("（一）受理情况", ("".join(received),)),
        Part("（二）办理结果", tuple(_results(said, period)), (table,), charts),
    )


def _kind(line: Line, total: int) -> str:
    return f"{_of(line)}纠纷{line.shown}件{part_of(line.numerator or 0, total)}".replace("其他纠纷", "其他")


def _source(line: Line, total: int) -> str:
    return f"{_of_source(line)}{line.shown}件{part_of(line.numerator or 0, total)}"


def _of_source(line: Line) -> str:
    return line.label.rpartition("：")[2]


def _results(said: Said, period: ReportPeriod) -> Iterator[str]:
    forms = f"生效的协议中，书面协议{said.count('written_agreements')}份、口头协议{said.count('oral_agreements')}份"
    amount = f"协议涉及金额{said.shown('agreement_amount')}万元"
    yield (
        f"{period.whole}办结{said.count('ended')}件{said.compared('ended', period.compared)}；"
        f"达成协议{said.count('agreements')}件{said.compared('agreements', period.compared)}；"
        f"调解不成{said.count('failed')}件。{forms}，{amount}。"
    )
    rates = (
        ("按受理计算为", "success_of_accepted"),
        ("按办结计算为", "success_of_ended"),
        ("按成功与不成合计计算为", "success_rate"),
    )
    shown = [f"{words}{said.rate(key)}" for words, key in rates if said.known(key)]
    shown[:1] = [f"调解成功率{text}" for text in shown[:1]]
    days = (
        f"办理天数中位为{said.shown('mediation_days')}天，九成在{said.shown('mediation_days~nine')}天以内"
        if said.known("mediation_days") and said.known("mediation_days~nine")
        else ""
    )
    if text := joined((joined(shown), days), "；"):
        yield f"{text}。"


def _committees(content: Content, period: ReportPeriod, counter: _Numbers) -> ReportTable:
    said = Said(content)
    codes = [line.key.partition("@")[2] for line in _block(content, "committees") if line.key.startswith("accepted@")]
    rows = [
        TableRow(
            (
                short_committee(_of(said.lines[f"accepted@{code}"])),
                *(said.shown(f"{name}@{code}") for name in _CODES),
            )
        )
        for code in codes
    ]
    total = TableRow(("合　计", *(said.shown(name) for name in _CODES)), summed=True)
    heads = ("委员会", "受理（件）", "办结（件）", "成功（件）", "成功/受理", "成功/办结")
    title = counter.table(f"{period.label}纠纷办理情况")
    return ReportTable(title, heads, (*rows, total), "committees", "lrrrrr")


def _kinds_chart(kinds: Sequence[Line], period: ReportPeriod, counter: _Numbers) -> ReportChart:
    groups = tuple(
        Group(
            _of(line),
            _of(line).partition("（")[0],
            (Bar(float(line.numerator or 0), f"{line.shown}件", f"{_of(line)}{line.shown}件", Look.HATCHED),),
        )
        for line in kinds[:8]
    )
    drawn = Columns("report-kinds", f"{period.label}受理纠纷的类型", groups)
    return ReportChart(drawn, counter.chart(f"{period.label}受理纠纷的类型"))


def _share(content: Content, period: ReportPeriod, counter: _Numbers) -> tuple[Part, ...]:
    said, line = Said(content), content.by_key["mediation_share"]
    made_of = (
        f"其中人民调解协议生效{said.count('resolved_by_people')}件、法院委派委托调解成功"
        f"{said.count('resolved_by_referral')}件、行政调解达成协议{said.count('resolved_by_bureau')}件"
    )
    if not line.denominator:
        why = line.partial or "仅本系统口径"
        text = f"{period.whole}本系统以调解方式化解纠纷{_resolved(said):,}件，{made_of}。"
        return (Part("", (f"{text}外单位的办结数还没有报齐，{why}，不计算占比，也不与往年比较。",)),)
    points = content.by_key.get("mediation_share~change")
    change = ""
    if points:
        value = points.shown
        words = "上升" if value.startswith("+") else "下降"
        change = (
            f"，比{period.compared}{words}{value[1:]}个百分点" if value.strip("+-0.") else f"，与{period.compared}持平"
        )
    text = (
        f"{period.label}，全区知识产权民事纠纷审结、裁决、仲裁和调解办结共{line.denominator:,}件，"
        f"其中以调解方式化解{line.numerator or 0:,}件，占{line.shown}{change}。{made_of}。"
    )
    doubt = (f"{line.partial}，不与往年比较。",) if line.partial else ()
    chart = _share_chart(content, period, counter) if points else None
    seen = ("历年变化见" + chart.caption.partition("　")[0] + "。") if chart else ""
    return (Part("", (text + seen, *doubt), charts=(chart,) if chart else ()),)


def _resolved(said: Said) -> int:
    return sum(said.n(f"resolved_by_{part}") for part in ("people", "referral", "bureau"))


def _share_chart(content: Content, period: ReportPeriod, counter: _Numbers) -> ReportChart | None:
    """Only years that can be compared, this one hatched."""
    lines = [line for line in content.lines if line.key.startswith("mediation_share@") and line.denominator]
    whole = [line for line in lines if not line.partial]
    if len(whole) < 2:
        return None
    groups = tuple(
        Group(
            line.label,
            _year(line),
            (
                Bar(
                    100 * (line.numerator or 0) / (line.denominator or 1),
                    line.shown,
                    f"{line.label}{line.shown}",
                    Look.HATCHED if line is whole[-1] else Look.EMPTY,
                ),
            ),
            (Note(f"{line.numerator:,}/{line.denominator:,}"),),
        )
        for line in whole
    )
    years = f"{_year(whole[0])[:4]}—{_year(whole[-1])[:4]}年"
    same = "" if period.length is Length.YEAR else f"各年{period.label.partition('年')[2]}"
    drawn = Columns("report-share", f"{years}{same}调解方式化解占比", groups, unit="%")
    return ReportChart(drawn, counter.chart(f"{years}{same}调解方式化解占比"))


def _year(line: Line) -> str:
    period = period_of(line.key.partition("@")[2])
    return f"{period.year}年" if period else line.label


def _after(content: Content, period: ReportPeriod) -> tuple[Part, ...]:
    said = Said(content)
    asked = f"1. 申请与确认。{period.whole}没有当事人申请司法确认，法院也没有作出裁定。"
    if said.n("confirmation_applications") or said.n("confirmations"):
        asked = (
            f"1. 申请与确认。{period.whole}生效的书面协议中，已申请司法确认的占"
            f"{said.rate('confirmation_application_rate')}。当事人共同申请{said.count('confirmation_applications')}件，"
            f"法院受理{said.count('confirmation_accepted')}件，裁定确认有效{said.count('confirmations')}件，"
            f"驳回{said.count('confirmation_rejected')}件，不予受理{said.count('confirmation_not_accepted')}件，"
            f"撤回{said.count('confirmation_withdrawn')}件；裁定确认有效的协议涉及金额{said.shown('confirmed_amount')}万元。"
        )
    lapsed = said.n("confirmation_lapsed")
    kept = (
        f"2. 期限管理。{period.whole}生效的书面协议中，三十日已经届满没有申请的{lapsed:,}份；"
        "协议仍有约束力，不能再申请确认。"
        if lapsed
        else f"2. 期限管理。{period.whole}生效的书面协议没有超过三十日未提出申请的情形。"
    )
    due = content.by_key.get("performance_by_instalment")
    if due is None or not due.denominator:
        performed = f"{period.whole}没有到期应当履行的协议。"
    else:
        performed = (
            f"{period.whole}到期应当履行{due.denominator:,}期，按期履行{said.rate('performance_by_instalment')}；"
            f"按金额计算，按期付清的占{said.shown('performance_by_amount')}。逾期以后履行{said.count('performed_late')}期，"
            f"逾期没有履行{said.count('unperformed')}期，涉及{said.shown('unperformed_amount')}万元。"
            f"最后一期已经到期的协议，全部履行的占{said.rate('performance_by_agreement')}。"
        )
    return (Part("（一）司法确认", (asked, kept)), Part("（二）协议履行", (performed,)))


def _services(content: Content, period: ReportPeriod) -> tuple[Part, ...]:
    said = Said(content)
    referred = (
        f"收到法院委派、委托案件{said.count('referrals_received')}件，接受{said.count('referrals_taken')}件"
        + (f"，调解成功率{said.rate('referral_success_rate')}" if said.known("referral_success_rate") else "")
        + "。"
    )
    if not said.n("referrals_received") and not said.n("referrals_taken"):
        referred = "没有收到法院委派、委托的案件。"
    cycle = said.shown("preexamination_cycle")
    centre = (
        f"1. 外观设计预审。受理{said.count('preexaminations_accepted')}件，出结论"
        f"{said.count('preexaminations_concluded')}件"
        + (f"，合格率{said.rate('pass_of_concluded')}" if said.known("pass_of_concluded") else "")
        + (f"，周期中位{cycle}个工作日（含等申请人的日子）" if said.known("preexamination_cycle") else "")
        + "。",
        f"2. 维权援助与展会。收到援助申请{said.count('aid_received')}件，办结{said.count('aid_concluded')}件；"
        f"展会驻点{said.count('fairs_staffed')}届，接待咨询{said.count('fair_consultations')}人次，"
        f"收到投诉{said.count('fair_complaints')}件；发布风险预警{said.count('alerts_issued')}条。",
    )
    abroad = (
        f"{period.whole}新增海外纠纷{said.count('overseas_disputes')}件，指导{said.count('guidance_given')}次；"
        f"规划期内累计指导企业{said.count('enterprises_guided!')}家，目标100家。"
    )
    return (
        Part("（一）诉调对接", (f"{period.whole}{referred}",)),
        Part("（二）快维中心", centre),
        Part("（三）海外纠纷应对指导", (abroad,)),
    )


def _targets(content: Content, period: ReportPeriod, counter: _Numbers) -> tuple[Part, ...]:
    lines = _block(content, "targets")
    words = [_standing(line, period) for line in lines]
    text = f"规划（通政发〔2023〕4号）目标中，与纠纷化解有关的{len(lines)}项：" + "，".join(
        f"{word}{words.count(word)}项" for word in ("达标", "推进", "未达", "没有数") if word in words
    )
    note = "。没有数的，外单位还没有报来，或者登记簿里还没有登记。" if "没有数" in words else "。"
    rows = tuple(
        TableRow((line.label, line.required, _done(line), word)) for line, word in zip(lines, words, strict=True)
    )
    title = counter.table(f"规划目标进展（截至{period.last.year}年{period.last.month}月{period.last.day}日）")
    table = ReportTable(title, ("目标", "要求", "完成", "状态"), rows, "targets", "lccc")
    return (Part("", (text + note,), (table,)),)


def _standing(line: Line, period: ReportPeriod) -> str:
    """A target of a whole year is not missed within it, nor one of the plan before the plan ends."""
    if line.reached is None:
        return "没有数"
    if line.reached:
        return "达标"
    one = ALL.get(line.key.removesuffix("!"))
    by = one.target.by if one is not None and one.target is not None else None
    over = period.length is Length.YEAR if by is None else period.last >= by
    return "未达" if over else "推进"


def _done(line: Line) -> str:
    if line.shown == "—":
        return "—"
    if line.denominator is not None:
        return f"{line.shown}（{line.numerator:,}/{line.denominator:,}）"
    return f"{line.shown.removesuffix(line.unit)}{line.unit}"


def _towns(content: Content, period: ReportPeriod, counter: _Numbers) -> tuple[Part, ...]:
    lines = sorted(_block(content, "towns"), key=lambda line: -(line.numerator or 0))
    if not lines:
        return ()
    total = Said(content).n("accepted")
    known = sum(line.numerator or 0 for line in lines)
    pairs = [(_of(line), line.shown) for line in lines] + [("没有登记、区外", f"{total - known}")] * (total > known)
    half = (len(pairs) + 1) // 2
    rows = tuple(
        TableRow((*pairs[place], *(pairs[place + half] if place + half < len(pairs) else ("", ""))))
        for place in range(half)
    )
    table = ReportTable(
        counter.table(f"{period.label}受理纠纷的镇街分布"),
        ("镇街", "受理（件）", "镇街", "受理（件）"),
        rows,
        "towns",
        "lrlr",
    )
    return (Part("", ("按第一申请人所在的镇、街道统计。",), (table,)),)


def _definitions(content: Content) -> tuple[Part, ...]:
    told = (
        "accepted",
        "ended",
        "agreements",
        "mediation_share",
        "confirmation_application_rate",
        "performance_by_instalment",
    )
    lines = [content.by_key[key] for key in told if key in content.by_key]
    words = tuple(f"{place}. {line.label}。{line.definition}。" for place, line in enumerate(lines, 1))
    return (Part("", words, small=True),)
