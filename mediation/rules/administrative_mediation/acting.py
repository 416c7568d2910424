"""行政调解的守则：有没有权限、属不属于可以调的事项、对方同意了没有、日期对不对；不行的说明依据哪一条。"""

from datetime import date

from mediation.rules import figures, statutes
from mediation.rules.administrative_mediation.facts import AdministrativeFacts, names
from mediation.rules.administrative_mediation.scope import (
    SUBJECTS,
    Competence,
    Subject,
    competence_of,
    court_route,
    statute_of,
)
from mediation.rules.administrative_mediation.words import ENDED, NOT_OPENED
from mediation.rules.lifecycle import Refusal
from mediation.rules.statutes import Statute

Facts = AdministrativeFacts


def basis(facts: Facts) -> Statute:
    """The article the mediation rests on, as it reads on the day of the request."""
    if facts.subject is None:
        return statutes.PATENT_RULES_102
    return statute_of(facts.subject, facts.requested_on or facts.today)


def _competence(facts: Facts) -> Competence:
    return competence_of(facts.subject, facts.requested_on or facts.today)


def day_has_come(facts: Facts) -> Refusal | None:
    """Nothing is put on record for a day that has not come."""
    if facts.entry and facts.entry.on > facts.today:
        return Refusal(f"{figures.day(facts.entry.on)}还没有到。填{figures.day(facts.today)}或者以前的日期。")
    return None


def authority_is_stated(facts: Facts) -> Refusal | None:
    """A district's bureau is not among the departments the rules name for patents, nor is it the copyright department:
    it says on what it acts, with the document (专利法实施细则第九十五条)."""
    if not facts.authority:
        why = _competence(facts)
        return Refusal(f"没有写凭什么办。{why.sentence}选一项，写明文件。", why.statute)
    return None


def authority_is_proved(facts: Facts) -> Refusal | None:
    """And which document, of which day."""
    if not facts.authority_number.strip() or facts.authority_on is None:
        return Refusal("办案权限要有文件：填文号和文件的日期。", _competence(facts).statute)
    return None


def authority_was_there(facts: Facts) -> Refusal | None:
    """A document of a day to come proves nothing."""
    if facts.authority_on and facts.authority_on > facts.today:
        return Refusal("文件的日期还没有到。核对日期。", _competence(facts).statute)
    return None


def matter_may_be_mediated(facts: Facts) -> Refusal | None:
    """Validity and open licences are for others to decide (专利法第四十五条、第五十二条)."""
    if facts.subject is None:
        return Refusal("没有选请求调解的事项。", statutes.PATENT_RULES_102)
    rule = SUBJECTS[facts.subject]
    if rule.elsewhere:
        return Refusal(f"“{rule.label}”不能由本局调解，只能作背景事实。告知请求人{rule.elsewhere}。", basis(facts))
    return None


def right_fits(facts: Facts) -> Refusal | None:
    """The right in dispute is one the matter can be about."""
    if facts.subject is None or facts.right is None or facts.right in SUBJECTS[facts.subject].rights:
        return None
    kinds = names(kind.label for kind in SUBJECTS[facts.subject].rights)
    said = f"“{facts.subject.label}”涉及的是{kinds}，现在选的是{facts.right.label}。改对一处。"
    return Refusal(said, basis(facts))


def infringement_is_handled(facts: Facts) -> Refusal | None:
    """The amount of damages is mediated by the department that handles the infringement (专利法第六十五条，商标法)."""
    if facts.subject is None or not SUBJECTS[facts.subject].within_handling or facts.handling.strip():
        return None
    return Refusal(
        "赔偿数额由正在处理这件侵权的部门调解。填本局处理案件的案号；没有处理的，告知请求处理，或者请人民调解委员会调解。",
        basis(facts),
    )


def fee_is_asked_after_grant(facts: Facts) -> Refusal | None:
    """The fee for use before the grant may be asked for only once the patent was granted (实施细则 102)."""
    if facts.subject is None or not SUBJECTS[facts.subject].after_grant:
        return None
    if facts.granted_on is None:
        return Refusal(
            "授权前的使用费，专利授权以后才能请求调解。还没有授权的先不收；已授权的填授权公告日。", basis(facts)
        )
    if facts.requested_on and facts.requested_on < facts.granted_on:
        return Refusal(
            f"{figures.day(facts.granted_on)}才授权，请求要在授权以后提出。请当事人授权后重新提出。", basis(facts)
        )
    return None


def both_sides_are_named(facts: Facts) -> Refusal | None:
    """A request has somebody on either side."""
    if not facts.applicants:
        return Refusal("没有请求人。补上请求人。", basis(facts))
    if not facts.respondents:
        return Refusal("没有被请求人。补上被请求人，副本才有人可送。", basis(facts))
    return None


def _not_before(facts: Facts, day: date | None, what: str, *, article: Statute) -> Refusal | None:
    if facts.entry and day and facts.entry.on < day:
        return Refusal(f"早于{what}的{figures.day(day)}。核对日期。", article)
    return None


def after_request(facts: Facts) -> Refusal | None:
    """Nothing is done before the request came."""
    return _not_before(facts, facts.requested_on, "收到请求", article=basis(facts))


def copy_is_new_to_them(facts: Facts) -> Refusal | None:
    """A copy is served once on each."""
    party = facts.entry.party if facts.entry else None
    if facts.entry and party is None:
        return Refusal("没有选送给谁。选一位被请求人。", basis(facts))
    if party and party.served_on:
        return Refusal(f"{party.name}的副本{figures.day(party.served_on)}已经送达。", basis(facts))
    return None


def answer_follows_service(facts: Facts) -> Refusal | None:
    """A respondent states its view after the copy came to it."""
    party = facts.entry.party if facts.entry else None
    if facts.entry and party is None:
        return Refusal("没有选是谁的陈述。选一位被请求人。", basis(facts))
    if party and party.served_on is None:
        return Refusal(f"还没有登记{party.name}收到副本。先登记送达。", basis(facts))
    return _not_before(facts, party.served_on if party else None, "收到副本", article=basis(facts))


def everybody_agreed(facts: Facts) -> Refusal | None:
    """Administrative mediation is opened only after every respondent agreed; silence is no consent."""
    if facts.refusing:
        return Refusal(f"{names(facts.refusing)}不同意调解，不能立案。登记不予立案，通知请求人。", basis(facts))
    waiting = (*facts.unserved, *(each.name for each in facts.silent))
    if waiting:
        return Refusal(
            f"{names(waiting)}还没有表示同意，不能立案。行政调解先要对方同意；没有答复不算同意。",
            basis(facts),
        )
    return None


def after_consent(facts: Facts) -> Refusal | None:
    """The opening follows the last consent."""
    return _not_before(facts, facts.agreed_on, "被请求人同意", article=basis(facts))


def ground_for_not_opening(facts: Facts) -> Refusal | None:
    """Why it is not opened must be said, and must be so."""
    entry = facts.entry
    if entry is None:
        return None
    if entry.ground not in NOT_OPENED:
        return Refusal("没有选不予立案的理由。理由要写进通知书。", statutes.JIANGSU_DISPUTES_48_2)
    if entry.ground == "refused" and not facts.refusing:
        return Refusal("还没有登记哪一位不同意。先登记陈述意见。", basis(facts))
    if entry.ground == "silent":
        return _silence(facts, entry.on)
    return None


def _silence(facts: Facts, on: date) -> Refusal | None:
    if not facts.silent:
        return Refusal("没有收到副本而不答复的被请求人。", basis(facts))
    running = [each.due for each in facts.silent if each.due and each.due >= on]
    if running:
        return Refusal(f"陈述意见的期限到{figures.day(max(running))}才满，还不能按没有答复办。", basis(facts))
    return None


def ground_for_ending(facts: Facts) -> Refusal | None:
    """Why it is struck off."""
    if facts.entry is None or facts.entry.ground in ENDED:
        return None
    return Refusal("没有选终止的理由。理由要写进通知书。", statutes.JIANGSU_DISPUTES_48_2)


def routes_are_told(facts: Facts) -> Refusal | None:
    """Whoever is sent away is told where else to go; the court is always open (专利法第六十五条，商标法)."""
    if facts.entry and "court" not in facts.entry.routes:
        return Refusal("没有告知可以向人民法院起诉。至少告知这一条途径。", court_route(facts.subject, facts.today))
    return None


def reason_is_given(facts: Facts) -> Refusal | None:
    """In words."""
    if facts.entry and not facts.entry.reason.strip():
        return Refusal("没有写理由。写一句，要写进通知书。", statutes.JIANGSU_DISPUTES_48_2)
    return None


def after_opening(facts: Facts) -> Refusal | None:
    """Sessions, signatures and the end follow the opening."""
    return _not_before(facts, facts.opened_on, "立案", article=basis(facts))


def terms_are_written(facts: Facts) -> Refusal | None:
    """What is signed was written down."""
    return None if facts.terms else Refusal("还没有写协议内容。先写，印出来给各方签。", statutes.CIVIL_490)


def after_last_session(facts: Facts) -> Refusal | None:
    """An agreement is signed in the last meeting or after it."""
    return _not_before(facts, facts.last_session, "最近一次调解", article=statutes.CIVIL_490)


def filed_after_signing(facts: Facts) -> Refusal | None:
    """The copy for the bureau's file is handed in once it was signed."""
    entry = facts.entry
    if entry and entry.filed_on and not entry.on <= entry.filed_on <= facts.today:
        return Refusal("协议书交局里存档的日子，在签名以后、今天以前。核对日期。", statutes.CIVIL_490)
    return None


def everybody_wants_the_committee(facts: Facts) -> Refusal | None:
    """A department may entrust a committee with both parties' consent (江苏省预防化解矛盾纠纷条例第二十五条第四款)."""
    entry = facts.entry
    if entry is None:
        return None
    if entry.consented_on is None:
        return Refusal("没有填各方同意的日子。委托调解组织，要双方当事人同意。", statutes.JIANGSU_DISPUTES_25_4)
    if facts.requested_on and entry.consented_on < facts.requested_on:
        return Refusal(f"早于收到请求的{figures.day(facts.requested_on)}。核对日期。", statutes.JIANGSU_DISPUTES_25_4)
    if entry.consented_on > entry.on:
        return Refusal("各方同意在先，委托在后。核对日期。", statutes.JIANGSU_DISPUTES_25_4)
    return None


def consent_is_described(facts: Facts) -> Refusal | None:
    """How each said so, since data go to another body (个人信息保护法第二十三条)."""
    if facts.entry and not facts.entry.reason.strip():
        return Refusal("没有写各方怎样同意的。写明谁、什么方式，包括同意把材料交给调委会。", statutes.PIPL_23)
    return None


def after_the_end(facts: Facts) -> Refusal | None:
    """Closing follows whatever ended it."""
    return _not_before(facts, facts.signed_on or facts.ended_on, "办结", article=statutes.ARCHIVES_14)


def there_is_an_agreement(facts: Facts) -> Refusal | None:
    """Without one there is nothing to confirm."""
    return None if facts.signed_on else Refusal("没有签协议，谈不上司法确认。", statutes.CPL_205)


def confirmability_has_its_source(facts: Facts) -> Refusal | None:
    """Yes and no come from a court or a joint document, with number and day; else the court is asked."""
    entry = facts.entry
    if entry is None or entry.confirmable == "ask":
        return None
    if not entry.number.strip() or entry.source_on is None:
        return Refusal("填来源：法院答复或者联合文件的文号和日期。没有的，先问法院。", statutes.JIANGSU_IP_37_3)
    if entry.source_on > facts.today:
        return Refusal("来源的日期还没有到。核对日期。", statutes.JIANGSU_IP_37_3)
    return None


def is_about_patent_damages(facts: Facts) -> Refusal | None:
    """The fifteen days to sue are those against a decision on a patent's infringement (专利法第六十五条)."""
    if facts.subject is Subject.PATENT_DAMAGES:
        return None
    return Refusal("只有专利侵权赔偿的事项，才有专利侵权的处理决定。", statutes.PATENT_65)


def is_about_ownership(facts: Facts) -> Refusal | None:
    """The patent office suspends its procedures for disputes over ownership (实施细则第一百零三条)."""
    if facts.subject is Subject.PATENT_OWNERSHIP:
        return None
    return Refusal("只有专利申请权、专利权归属的纠纷才能请求中止有关程序。", statutes.PATENT_RULES_103_1)
