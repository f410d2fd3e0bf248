"""What is clear within one organisation: its dimensions against the average of its other dimensions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike

from benchstats.errors import InputError
from benchstats.inputs import Floats
from benchstats.intervals import t_interval, two_sided_p
from benchstats.multiplicity import benjamini_hochberg
from benchstats.results import Interval, Reason, Result, Sentence, say
from benchstats.verdicts.rule import DIGITS, RULE, Rule, Verdict
from benchstats.verdicts.within import WithinCovariance, complete_persons, within_covariance

CONTRAST_METHOD = "t interval of a contrast from the pooled covariance, 95 %"
SMALLEST_ERROR = 1e-9
"""A standard error below this is none: what is left of equal answers after floating point."""


@dataclass(frozen=True, slots=True)
class OwnContrast(Result):
    """One dimension of one organisation against the mean of its other dimensions, answered by the same persons.

    n: persons who answered all dimensions. contrast: mean of the dimension minus the mean of the other dimensions'
    means, in units of the scale; None where there are too few answers. se: its standard error. p_value: two-sided;
    p_adjusted: for all dimensions looked at together.
    """

    statistic: ClassVar[str] = "own_contrast"

    verdict: Verdict
    n: int
    contrast: float | None
    se: float | None
    p_value: float | None
    p_adjusted: float | None
    interval: Interval | None
    reason: Reason | None

    def sentence(self) -> Sentence:
        """The contrast in one sentence, with n."""
        if self.verdict is Verdict.CLEARLY_ABOVE:
            return say("Clearly above your own average of the other topics (n = %(n)s).", n=self.n)
        if self.verdict is Verdict.CLEARLY_BELOW:
            return say("Clearly below your own average of the other topics (n = %(n)s).", n=self.n)
        if self.verdict is Verdict.TOO_FEW_ANSWERS:
            return say("Too few answers to say how your own topics compare (n = %(n)s).", n=self.n)
        return say("No clear difference from your own average of the other topics (n = %(n)s).", n=self.n)


def own_contrasts(
    scores: ArrayLike, *, within: WithinCovariance | None = None, rule: Rule = RULE
) -> tuple[OwnContrast, ...]:
    """Which dimensions of one organisation lie clearly above or below the average of its others: one result each.

    `scores` has one row a person and one column a dimension; persons with a missing score (NaN or None) are left
    out. `within` is the covariance pooled over all organisations of the round (`within_covariance`), from which the
    intervals come; without it they come from the organisation's own, give away its own spread, and are for the
    analyst only. The organisation's own covariance must bear a statement out in either case.
    Source: paired t test of a contrast, Student 1908, Biometrika 6; otherwise as `contrasts_of_means`.

    Raises:
        InputError: when the table or the covariance does not suit, or there are fewer than two dimensions.
    """
    table = complete_persons(scores)
    n, dimensions = table.shape
    if dimensions < 2:
        raise InputError("contrasts need two or more dimensions")
    if n < rule.answers:
        return _too_few(n, dimensions)
    own = within_covariance([table])
    return contrasts_of_means(table.mean(axis=0), n=n, within=within or own, own=own, rule=rule)


def contrasts_of_means(
    means: ArrayLike,
    *,
    n: int,
    within: WithinCovariance,
    own: WithinCovariance | None = None,
    rule: Rule = RULE,
    rate: float = 0.05,
) -> tuple[OwnContrast, ...]:
    """Contrasts of an organisation's dimensions from its means: each against the mean of the others.

    means: one number a dimension, all from the same `n` persons. within: the covariance of one person's scores, from
    which errors and intervals come. own: that of the organisation alone; where it is given, the larger of both p
    values counts, because an organisation of unusually wide views would be told too much by the pooled one. Clear is
    a contrast of at least the rule's margin whose p value, adjusted by Benjamini and Hochberg over the dimensions, is
    at most `rate`; never with fewer than the rule's answers.
    Source: t statistic of a linear contrast of correlated means, variance c'Sc/n (Scheffé 1959, The Analysis of
    Variance, ch. 3); Benjamini and Hochberg 1995, JRSS B 57.

    Raises:
        InputError: when the shapes do not suit each other, a number is missing, or there are fewer than two means.
    """
    middle = np.asarray(means, dtype=float)
    if middle.ndim != 1 or middle.size < 2 or not np.isfinite(middle).all() or n < 0:
        raise InputError("contrasts need two or more finite means and an n of 0 or more")
    if n < rule.answers:
        return _too_few(n, middle.size)
    weights = (middle.size * np.eye(middle.size) - 1) / (middle.size - 1)
    contrasts = (weights @ middle).tolist()
    errors = _errors(weights, within, n)
    p_values = _p_values(contrasts, errors, within.degrees)
    if own is not None:
        stricter = _p_values(contrasts, _errors(weights, own, n), own.degrees)
        p_values = [max(pair) for pair in zip(p_values, stricter, strict=True)]
    adjusted = benjamini_hochberg(p_values)
    return tuple(
        OwnContrast(
            verdict=_word(contrast, q, rule.margin, rate),
            n=n,
            contrast=contrast,
            se=error,
            p_value=p,
            p_adjusted=q,
            interval=_interval(contrast, error, within.degrees),
            reason=None if error > SMALLEST_ERROR else Reason.NO_VARIATION,
        )
        for contrast, error, p, q in zip(contrasts, errors, p_values, adjusted, strict=True)
    )


def _errors(weights: Floats, covariance: WithinCovariance, n: int) -> list[float]:
    """The standard error of each contrast."""
    spread = np.asarray(covariance.matrix, dtype=float)
    if spread.shape != weights.shape or not np.isfinite(spread).all() or covariance.degrees < 1:
        raise InputError("contrasts need a finite covariance of their dimensions with a degree of freedom or more")
    # A variance that should be zero may come out as a hair below it.
    variances = np.maximum(0.0, np.diag(weights @ spread @ weights.T))
    return [float(error) for error in np.sqrt(variances / n)]


def _p_values(contrasts: list[float], errors: list[float], degrees: int) -> list[float]:
    """Two-sided; 1 where answers that are all alike leave no error to hold a contrast against."""
    return [
        two_sided_p(contrast / error, degrees=degrees) if error > SMALLEST_ERROR else 1.0
        for contrast, error in zip(contrasts, errors, strict=True)
    ]


def _too_few(n: int, dimensions: int) -> tuple[OwnContrast, ...]:
    few = OwnContrast(Verdict.TOO_FEW_ANSWERS, n, None, None, None, None, None, Reason.TOO_FEW_ANSWERS)
    return (few,) * dimensions


def _interval(contrast: float, error: float, degrees: int) -> Interval | None:
    if error <= SMALLEST_ERROR:
        return None
    return t_interval(contrast, error=error, degrees=degrees, method=CONTRAST_METHOD)


def _word(contrast: float, p_adjusted: float, margin: float, rate: float) -> Verdict:
    if round(p_adjusted, DIGITS) > rate or round(abs(contrast), DIGITS) < margin:
        return Verdict.NO_CLEAR_DIFFERENCE
    return Verdict.CLEARLY_ABOVE if contrast > 0 else Verdict.CLEARLY_BELOW
