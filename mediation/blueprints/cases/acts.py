"""All acts of a case, by group."""

from mediation.blueprints.cases import (
    acts_aid,
    acts_correcting,
    acts_ending,
    acts_following,
    acts_outcomes,
    acts_particulars,
    acts_parties,
    acts_pausing,
    acts_preparing,
    acts_routing,
    acts_scheduling,
    acts_sessions,
    acts_starting,
    refusals,
)

__all__ = [
    "acts_correcting",
    "acts_ending",
    "acts_following",
    "acts_outcomes",
    "acts_particulars",
    "acts_parties",
    "acts_pausing",
    "acts_preparing",
    "acts_scheduling",
    "acts_aid",
    "acts_routing",
    "acts_sessions",
    "acts_starting",
    "refusals",
]
