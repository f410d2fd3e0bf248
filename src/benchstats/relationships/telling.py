"""From how many organisations on a relationship is put in a number, and the sentences that all correlations share."""

from __future__ import annotations

from benchstats.results import Interval, Sentence, say

EXPLORATORY_FROM = 6
"""Organisations from which a sentence holds a correlation, as a first look; below, there are profile lines only."""

STATEMENT_FROM = 20
"""Organisations from which a relationship may be stated, if it passes and replicates."""


def correlation_told(correlation: float | None, n: int, interval: Interval | None) -> Sentence:
    """A plain correlation in one sentence, for coordinators."""
    if n < EXPLORATORY_FROM or correlation is None:
        return _not_told(n)
    if interval is None:
        return say(
            "Across %(n)s organisations the two go together with a correlation of %(correlation)s; with few "
            "organisations such a number moves easily by chance.",
            n=n,
            correlation=correlation,
        )
    return say(
        "Across %(n)s organisations the two go together with a correlation of %(correlation)s; its likely range is "
        "%(low)s to %(high)s.",
        n=n,
        correlation=correlation,
        low=interval.low,
        high=interval.high,
    )


def true_correlation_told(correlation: float | None, n: int, interval: Interval | None) -> Sentence:
    """A correlation freed from chance in the answers in one sentence, as a first look where there are few."""
    if n < EXPLORATORY_FROM or correlation is None or interval is None:
        return _not_told(n)
    held = max(-1.0, min(1.0, correlation))
    if n < STATEMENT_FROM:
        return say(
            "A first look at %(n)s organisations: apart from chance in the answers, the two go together with a "
            "correlation of about %(correlation)s; its likely range is %(low)s to %(high)s.",
            n=n,
            correlation=held,
            low=interval.low,
            high=interval.high,
        )
    return say(
        "Apart from chance in the answers, the two go together with a correlation of about %(correlation)s across "
        "%(n)s organisations; its likely range is %(low)s to %(high)s.",
        n=n,
        correlation=held,
        low=interval.low,
        high=interval.high,
    )


def _not_told(n: int) -> Sentence:
    if n < EXPLORATORY_FROM:
        return say("There are too few organisations to put a relationship in a number (n = %(n)s).", n=n)
    return say("There is not enough evidence for a relationship across %(n)s organisations.", n=n)
