"""Figures that other bodies report: entered, checked by a second person, corrected by new versions, read."""
