"""法条：程序引用的每一条法律，注明版本、条号和原文。

Every article that the program cites is a `Statute` in `ALL`; `words` is a verbatim quotation of that
article, shown beside the rule on screen and on paper.
"""

from dataclasses import dataclass

ALL: list["Statute"] = []


@dataclass(frozen=True)
class Statute:
    """One article (or a numbered part of it) in one version of one law.

    `law` full Chinese name; `version` the year of the text, e.g. "2010"; `article` in Chinese numerals,
    e.g. "第十七条" or "第三百五十五条第一款第五项"; `words` verbatim from that article, whole or in part.
    """

    law: str
    version: str
    article: str
    words: str

    @property
    def short(self) -> str:
        """How the article is named beside a rule, e.g. `人民调解法第十七条`."""
        return f"{self.law}{self.article}"


def _cite(law: str, version: str, article: str, words: str) -> Statute:
    statute = Statute(law, version, article, words)
    ALL.append(statute)
    return statute


# --- 人民调解法 (2010) -------------------------------------------------------------------------------
