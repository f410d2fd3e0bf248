"""Scores of a dimension from the answers to its items, and whether enough people answered."""

from benchstats.scoring.composite import CompositePositive, composite_positive
from benchstats.scoring.persons import PersonScores, person_scores
from benchstats.scoring.response import Representation, ResponseRate, response_rate

__all__ = [
    "CompositePositive",
    "PersonScores",
    "Representation",
    "ResponseRate",
    "composite_positive",
    "person_scores",
    "response_rate",
]
