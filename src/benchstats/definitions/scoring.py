"""Words and sources: scale scores."""

from __future__ import annotations

from benchstats.definitions.definition import Definition

ROWS = (
    Definition(
        "person_scores",
        "Mean of the scores of people who answered at least half of the items of a dimension",
        "person means by the half rule",
        "Fayers and Machin 2016, Quality of Life, 3rd ed.; R base rowMeans",
    ),
    Definition(
        "composite_positive",
        "Mean over the items of the percentage of positive answers to each item",
        "composite percent positive",
        "AHRQ, Surveys on Patient Safety Culture: composite measure scores; R base colMeans",
    ),
    Definition(
        "response_rate",
        "Share of those invited who answered",
        "response rate with its rules",
        "AAPOR Standard Definitions, 10th ed. 2023 (RR1 for a complete list of people)",
    ),
)
