"""外观预审：requests entered, examined, filed; the log, the measures, the batch, the centre's own days."""

from mediation.blueprints.design_preexamination import routes

__all__ = ["routes"]
