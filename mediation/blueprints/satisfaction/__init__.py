"""服务满意度：the invitation on a slip, the form behind its link, the totals."""

from mediation.blueprints.satisfaction import routes

__all__ = ["routes"]
