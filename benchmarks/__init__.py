"""Measurements of the desk against its limits, both sides in one run; `python -m benchmarks` prints the ratios."""
