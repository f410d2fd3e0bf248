"""Matching and composing: who learns from whom, who sits where, and what the programme of an event holds.

Similarity is of context, never of results. Every optimum is proved by a solver or told with its gap, and every random
step takes a generator.
"""

from benchstats.matching.coverage import NeedCoverage, cover_needs, need_weight
from benchstats.matching.fairness import Exposure, GainSummary, exposure, gain_summary
from benchstats.matching.pairs import (
    LearningGroup,
    LearningPairs,
    LearningTriads,
    fairer_pairs,
    learning_triads,
    reciprocal_pairs,
)
from benchstats.matching.references import (
    Candidate,
    Reference,
    References,
    Why,
    WhyNot,
    reference_organisations,
)
from benchstats.matching.seats import SeatPlan, seat_plan
from benchstats.matching.shares import EqualShares, equal_shares
from benchstats.matching.similarity import Similarities, Similarity, Trait, TraitKind, similar_organisations
from benchstats.matching.tables import TablePlan, table_plan

__all__ = [
    "Candidate",
    "EqualShares",
    "Exposure",
    "GainSummary",
    "LearningGroup",
    "LearningPairs",
    "LearningTriads",
    "NeedCoverage",
    "Reference",
    "References",
    "SeatPlan",
    "Similarities",
    "Similarity",
    "TablePlan",
    "Trait",
    "TraitKind",
    "Why",
    "WhyNot",
    "cover_needs",
    "equal_shares",
    "exposure",
    "fairer_pairs",
    "gain_summary",
    "learning_triads",
    "need_weight",
    "reciprocal_pairs",
    "reference_organisations",
    "seat_plan",
    "similar_organisations",
    "table_plan",
]
