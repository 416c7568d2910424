"""协议书的份数和落款前的固定句子：人民调解法第二十九条第二款。"""

from mediation.rules.agreement.draft import Draft
from mediation.rules.figures import han

EFFECT = "本协议自各方当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效。"
"""人民调解法第二十九条第二款."""


def copies_required(draft: Draft) -> int:
    """The least number of copies: one for each party and one for the committee (人民调解法第二十九条第二款)."""
    return len(draft.parties) + 1


def copies_for_court(draft: Draft) -> int:
    """Copies for the court: one for the confirmation, one for the court that sent the case."""
    return int(draft.confirmed_by_court) + int(bool(draft.inviting_court))


def copies_needed(draft: Draft) -> int:
    """The number to print: required, and those for the court."""
    return copies_required(draft) + copies_for_court(draft)


def copies_sentence(draft: Draft) -> str:
    """`本协议一式五份，甲方、乙方、丙方各执一份，人民调解委员会留存一份，提交人民法院一份。`

    The parts always add up to `draft.copies`: what is over stays with the committee. Raises ValueError when
    there are fewer copies than required.
    """
    spare = draft.copies - copies_required(draft)
    if spare < 0:
        raise ValueError(f"{draft.copies} 份不够当事人各执一份、调委会留存一份。")
    court = min(copies_for_court(draft), spare)
    parties = "、".join(draft.labels.values())
    words = [
        f"本协议一式{han(draft.copies)}份",
        f"{parties}各执一份",
        f"人民调解委员会留存{han(1 + spare - court)}份",
    ]
    if court:
        words.append(f"提交人民法院{han(court)}份")
    return "，".join(words) + "。"
