"""Consultations between administrative and judicial bodies."""
