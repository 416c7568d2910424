"""卷宗：the file of a case, the register of files, their review and claims, the law each paper was issued by."""

from mediation.blueprints.dossiers import routes

__all__ = ["routes"]
