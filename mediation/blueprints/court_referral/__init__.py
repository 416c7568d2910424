"""法院委派、委托：what a court sent, its term, the report and the materials that go back."""

from mediation.blueprints.court_referral import routes

__all__ = ["routes"]
