"""维权援助：the rights centre's applications, their acts and papers; experts, alerts, the fund."""

from mediation.blueprints.rights_aid import routes

__all__ = ["routes"]
