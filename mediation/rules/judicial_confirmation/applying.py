"""谁代当事人申请：代理人要有特别授权，并在授权的期限里（民诉法解释第三百五十一条；民事诉讼法第六十一条、第六十二条）。"""

from datetime import date

from mediation.rules.agreement.draft import DraftParty
from mediation.rules.agreement.signers import settles
from mediation.rules.figures import day


def agent_bar(party: DraftParty, name: str, *, on: date) -> str:
    """Why the agent `name` may not apply for `party` on the day `on`, "" when they may. A ratified agent may."""
    agent = next((each for each in party.agents if each.name == name), None)
    fix = f"补一份写明申请司法确认的特别授权委托书，或者由{party.name}自己签申请书。"
    if agent is None:
        return f"{name or '代理人'}没有登记为{party.name}的代理人。{fix}"
    if agent.ratified_on is not None:
        return ""
    if not settles(agent):
        return f"{name}只有一般授权，不能代{party.name}申请。{fix}"
    if agent.valid_to and agent.valid_to < on:
        return f"{name}的授权{day(agent.valid_to)}已经到期。{fix}"
    if agent.valid_from and agent.valid_from > on:
        return f"{name}的授权{day(agent.valid_from)}才开始。{fix}"
    return ""
