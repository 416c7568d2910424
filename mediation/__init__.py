"""The desk for intellectual-property disputes of 南通市通州区.

Stays empty, so that `mediation.rules` can be imported without Flask.
"""
