"""封底（239号文书格式）。"""

from dataclasses import dataclass

from mediation.documents.cover import CoverHead, FileData

TITLE = "封底"


@dataclass(frozen=True)
class BackCoverPaper:
    """The last sheet: the committee's name and nothing else."""

    head: CoverHead


def back_cover_paper(data: FileData) -> BackCoverPaper:
    """The back cover of a file."""
    return BackCoverPaper(CoverHead(committee=data.committee, title=TITLE, number=data.number, demo=data.demo))
