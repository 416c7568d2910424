"""谁来签名、签了算不算数：民事诉讼法第六十一、六十二条，民法典第十八至二十三、一百六十五、一百六十八、一百七十一条。"""

import re
from collections.abc import Iterator
from datetime import date

from mediation.rules import statutes as law
from mediation.rules.agreement.draft import Draft, DraftAgent, DraftParty, PartyKind, SignsBy
from mediation.rules.agreement.finding import Finding, Part, resting_on
from mediation.rules.agreement.person import Person
from mediation.rules.agreement.place import at_draft, at_party
from mediation.rules.authority import MOST_AGENTS, SETTLE, Authority
from mediation.rules.capacity import Capacity, capacity_on
from mediation.rules.figures import day as in_words
from mediation.rules.identity import InvalidIdentifier, check_resident_id

_SETTLES = re.compile("和解|承认|放弃|让步|变更.{0,4}请求|(?:达成|签订|签署).{0,10}协议")
_DENIED = re.compile("不得|不能|无权|没有|不包括|不含|未授权|除外|不代为")
_RATIFY = "当事人事后书面追认的，登记追认的日期。"


def signers(draft: Draft) -> Iterator[Finding]:
    """Whether everybody who is to sign may sign."""
    for party in draft.parties:
        yield from _signer(draft, party)
        yield from _agents(draft, party)
        yield from _capacity(draft, party)
    yield from _both_sides(draft)
    yield from _mediators(draft)


def settles(agent: DraftAgent) -> bool:
    """Whether the agent may settle: special authority, and where the items are known one that lets them concede
    or settle. “全权代理” names no item (民诉法解释第八十九条)."""
    items = agent.scope
    return agent.authority is Authority.SPECIAL and (
        not items or SETTLE in items or any(_SETTLES.search(each) and not _DENIED.search(each) for each in items)
    )


def _signer(draft: Draft, party: DraftParty) -> Iterator[Finding]:
    named = next((each for each in party.agents if party.signer and each.name == party.signer), None)
    if party.signs_by is SignsBy.AGENT or (named and party.signs_by is not SignsBy.GUARDIAN):
        agent = named or party.signing_agent
        if agent is None:
            lacking = f"{party.signer}不在代理人之中" if party.signer else "没有写是哪一位代理人"
            yield at_party(
                "signer_unknown",
                draft,
                party,
                f"由代理人签名，{lacking}。",
                "选定签名的代理人，附授权委托书。",
                "signer",
            )
        elif agent.ratified_on is None:
            yield from _authority(draft, party, agent)
    elif party.signs_by is SignsBy.GUARDIAN and (party.guardian is None or not party.guardian.name):
        yield at_party(
            "guardian_missing", draft, party, "由监护人签名，没有写监护人。", "写监护人的姓名和关系，附证明。"
        )
    elif (
        party.kind is PartyKind.PERSON
        and party.signs_by is not SignsBy.GUARDIAN
        and party.signer not in ("", party.name)
    ):
        yield at_party(
            "no_special_authority",
            draft,
            party,
            f"签名的{party.signer}不是当事人{party.name}本人，也没有授权委托书。",
            f"由{party.name}本人签名，或者补一份写明可以和解、签署调解协议的授权委托书。{_RATIFY}",
            "signer",
        )
    elif party.kind is not PartyKind.PERSON and party.signer and party.head and party.signer != party.head:
        yield at_party(
            "no_special_authority",
            draft,
            party,
            f"签名的{party.signer}不是{party.kind.head}，也没有授权委托书。",
            f"由{party.kind.head}{party.head}签名，或者补一份写明可以和解、签署调解协议的授权委托书。{_RATIFY}",
            "signer",
        )


def _authority(draft: Draft, party: DraftParty, agent: DraftAgent) -> Iterator[Finding]:
    if not settles(agent):
        yield _without_authority(draft, party, agent)
    day = draft.day
    if day and ((agent.valid_to and agent.valid_to < day) or (agent.valid_from and agent.valid_from > day)):
        when = (
            f"{in_words(agent.valid_to)}已经到期"
            if agent.valid_to and agent.valid_to < day
            else f"{in_words(agent.valid_from or day)}才开始"
        )
        yield at_party(
            "authority_expired",
            draft,
            party,
            f"{agent.name}的授权{when}，签订日是{in_words(day)}。",
            f"换一份在期限内的授权委托书，或者由当事人本人签名。{_RATIFY}",
            "agents",
        )
    if agent.valid_to is None and not agent.term:
        yield at_party(
            "authority_without_term",
            draft,
            party,
            f"{agent.name}的授权委托书没有写期限。",
            "让当事人补写期限，例如“至本案调解终结之日止”。",
            "agents",
        )


def _without_authority(draft: Draft, party: DraftParty, agent: DraftAgent) -> Finding:
    fix = "补一份特别授权的委托书，写明“代为承认、变更和放弃调解请求，签署人民调解协议书”，或者由当事人本人签名。"
    if agent.authority is Authority.SPECIAL:
        only = "、".join(agent.scope)
        message = f"{agent.name}的授权只写了“{only}”，没有写可以和解、放弃请求，不能代签协议。"
        found = at_party("no_special_authority", draft, party, message, f"{fix}{_RATIFY}", "agents")
        return resting_on(found, law.CPL_INT_89_1) if any("全权" in each for each in agent.scope) else found
    message = f"{agent.name}是一般授权，不能代当事人签署调解协议。"
    return at_party("no_special_authority", draft, party, message, f"{fix}{_RATIFY}", "agents")


def _agents(draft: Draft, party: DraftParty) -> Iterator[Finding]:
    if len(party.agents) > MOST_AGENTS:
        yield at_party(
            "too_many_agents",
            draft,
            party,
            f"委托了{len(party.agents)}名代理人，最多两名。",
            "让当事人选定一至两名，其余的撤销委托。",
            "agents",
        )


def _capacity(draft: Draft, party: DraftParty) -> Iterator[Finding]:
    if party.kind is not PartyKind.PERSON:
        return
    capacity, by_age = _capacity_of(draft, party)
    guardian = party.guardian
    if not capacity.needs_guardian:
        return
    acts = party.signs_by is SignsBy.GUARDIAN
    consents = guardian is not None and guardian.consented_on is not None
    if not acts and not (consents and (capacity is Capacity.LIMITED or party.signs_by is SignsBy.AGENT)):
        who = "监护人代为签名" if capacity is Capacity.NONE else "监护人代为签名或者书面同意"
        yield resting_on(
            at_party(
                "minor_alone" if by_age else "incapable_alone",
                draft,
                party,
                f"{party.name}{'未成年，' if by_age else ''}是{capacity.label}人，应当由{who}。",
                "改由监护人签名，写监护人的姓名、关系，附监护关系证明。"
                + ("" if capacity is Capacity.NONE else "监护人书面同意的，在案件的监护人里登记同意的日期。")
                + ("年满十六周岁、以自己的劳动收入为主要生活来源的，登记这一情况。" if by_age else ""),
                "signs_by",
            ),
            _capacity_statute(capacity, by_age=by_age),
        )
    if guardian is not None and not guardian.proof:
        yield at_party(
            "guardian_proof",
            draft,
            party,
            f"没有{guardian.name}是监护人的证明。",
            "附户口簿、出生证明或者指定监护的文件。",
            "guardian",
        )


def _capacity_of(draft: Draft, party: DraftParty) -> tuple[Capacity, bool]:
    if party.capacity is not Capacity.FULL:
        return party.capacity, False
    day, born = draft.day, party.born or _born_by_number(party)
    if born is None or day is None or born > day:
        return Capacity.FULL, True
    return capacity_on(born, day, own_income=party.own_income), True


def _born_by_number(party: DraftParty) -> date | None:
    """The birth date in a resident number, for a party whose date was not entered."""
    try:
        return check_resident_id(party.identity, today=date.max).born
    except InvalidIdentifier:
        return None


def _capacity_statute(capacity: Capacity, *, by_age: bool) -> law.Statute:
    if by_age:
        return capacity.statute
    return law.CIVIL_21 if capacity is Capacity.NONE else law.CIVIL_22


def _both_sides(draft: Draft) -> Iterator[Finding]:
    for place, party in enumerate(draft.parties):
        for agent in party.agents:
            me = Person(agent.name, agent.identity)
            for other in draft.parties[place + 1 :]:
                twins = [each for each in other.agents if me.is_same(Person(each.name, each.identity))]
                agreed = agent.dual_consent_on and all(each.dual_consent_on for each in twins)
                if twins and other.side.opposes(party.side) and not agreed:
                    yield _twofold(
                        draft, party, agent, f"{agent.name}同时代理{party.name}和{other.name}，两边利益相反。"
                    )
            for other in draft.parties:
                opposed = other.side.opposes(party.side)
                if opposed and not agent.dual_consent_on and any(me.is_same(each) for each in _principals(other)):
                    message = f"{party.name}的代理人{agent.name}就是对方{other.name}的人。"
                    yield resting_on(_twofold(draft, party, agent, message), law.CIVIL_168_1)


def _twofold(draft: Draft, party: DraftParty, agent: DraftAgent, message: str) -> Finding:
    return at_party(
        "agent_both_sides",
        draft,
        party,
        message,
        f"一边另换代理人；两边被代理人都书面同意由{agent.name}代理的，登记同意的日期。",
        "agents",
    )


def _principals(party: DraftParty) -> Iterator[Person]:
    if party.kind is PartyKind.PERSON:
        yield Person(party.name, party.identity)
    elif party.head:
        yield Person(party.head, party.head_identity)


def _mediators(draft: Draft) -> Iterator[Finding]:
    if not draft.mediators:
        yield at_draft(
            "mediator_missing",
            Part.PARTIES,
            "调解员",
            "没有写调解员。协议要调解员签名才生效。",
            "写调解本案的人民调解员。",
            "mediators",
        )
    for mediator in draft.mediators:
        me = Person(mediator.name, mediator.identity)
        for party in draft.parties:
            people = [*_principals(party), *(Person(each.name, each.identity) for each in party.agents)]
            if party.guardian:
                people.append(Person(party.guardian.name, party.guardian.identity))
            if not mediator.cleared and any(me.is_same(each) for each in people):
                yield at_party(
                    "mediator_takes_part",
                    draft,
                    party,
                    f"调解员{mediator.name}与{party.name}一边的人同名。调解员不能又是当事人、代理人。",
                    "换一名调解员；只是同名的，到“更换调解员”仍选本人，写明怎么核对的。",
                )
            elif mediator.employer and mediator.employer == party.name:
                found = at_party(
                    "mediator_works_for_party",
                    draft,
                    party,
                    f"调解员{mediator.name}在{party.name}任职。",
                    "告知各方；各方同意由其调解的，写明理由保留，不同意的换人。",
                )
                yield resting_on(found, law.INVITED_15) if draft.inviting_court else found
