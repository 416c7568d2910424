"""专利权评价报告预审：the centre's requests and their acts."""

from mediation.blueprints.evaluation_reports import routes

__all__ = ["routes"]
