"""台账：the registers of the work plan, consultations between bodies, typical cases."""

from mediation.blueprints.registers import routes

__all__ = ["routes"]
