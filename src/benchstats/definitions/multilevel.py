"""Words and sources: three levels."""

from __future__ import annotations

from benchstats.definitions.definition import Definition

ROWS: tuple[Definition, ...] = (
    Definition(
        "three_levels",
        "How much of the differences among answers lies between organisations, between their units and between people",
        "three-level random intercepts, REML",
        "Harville 1977, JASA 72; R lme4::lmer(y ~ 1 + (1 | org) + (1 | org:unit))",
    ),
    Definition(
        "mean_variance",
        "How far an organisation's mean may be off, with all of its units or a sample of them",
        "sampling variance of a mean over units",
        "Snijders and Bosker 2012, Multilevel Analysis, chapter 3",
    ),
)
