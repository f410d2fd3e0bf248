"""The one rule behind every verdict: four words, ten gates, and the thresholds as data.

A verdict compares one group with the middle of the other groups in one dimension. It is said upwards or downwards on
the scale; whether higher is better is no business of the rule and never turns its words.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from benchstats.inputs import Floats
from benchstats.scales import Scale

Booleans = NDArray[np.bool_]

DIGITS = 12
"""Numbers are held against thresholds at this many decimals: 4.15 - 4 is 0.15, whatever binary fractions say."""


class Verdict(StrEnum):
    """The four words. The value is stable and may be stored."""

    CLEARLY_ABOVE = "clearly_above"
    NO_CLEAR_DIFFERENCE = "no_clear_difference"
    CLEARLY_BELOW = "clearly_below"
    TOO_FEW_ANSWERS = "too_few_answers"


class Gate(StrEnum):
    """A condition of the rule, in the order in which they are asked. The value is stable and may be stored."""

    ANSWERS = "answers"
    OTHERS = "others"
    RESPONSE = "response"
    RELIABILITY = "reliability"
    RANKABILITY = "rankability"
    PROBABILITY = "probability"
    MARGIN = "margin"
    SIGN = "sign"
    PRIOR = "prior"
    DISCOVERIES = "discoveries"


PLACES = {gate: place for place, gate in enumerate(Gate)}
"""Where each gate stands in the tables of `failing`."""

ENOUGH = frozenset({Gate.ANSWERS, Gate.OTHERS, Gate.RESPONSE, Gate.RELIABILITY})
"""Where one of these does not hold, nothing is said but that there are too few answers."""


@dataclass(frozen=True, slots=True)
class Rule:
    """The thresholds, all of them met by an equal number; the defaults are those for dimensions on 1-5.

    answers: fewest answers of the group. others: fewest other groups that have as many.
    response: smallest share of the invited who answered. reliability: smallest tau^2/(tau^2 + v of the group).
    rankability: smallest tau^2/(tau^2 + median v), a matter of the whole dimension.
    probability: smallest probability of lying above (or below) the middle of the others.
    margin: smallest difference worth a word, in units of the scale.
    discoveries: largest expected share of wrong statements among those said to one audience.
    prior_scale: scale of the half-normal prior on tau, in units of the scale. other_scales: the scales that must not
    change a statement, asked with fewer than `sensitive_below` groups; from there on the prior no longer matters.
    """

    answers: int = 5
    others: int = 3
    response: float = 0.30
    reliability: float = 0.40
    rankability: float = 0.50
    probability: float = 0.90
    margin: float = 0.15
    discoveries: float = 0.05
    prior_scale: float = 0.4
    other_scales: tuple[float, ...] = (0.2, 0.8)
    sensitive_below: int = 10


RULE = Rule()
"""The rule for dimensions on 1-5."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the rule looks at for one group in one dimension; None is what could not be computed, and holds no gate.

    n: answers of the group. others: other groups with enough answers. response: 0 to 1.
    difference: own mean minus the unweighted mean of the others' means. probability: that the group's true mean lies
    above the median of the others'. same_sign: False where an ordinal model sees the difference on the other side.
    """

    n: int
    others: int
    response: float
    reliability: float | None
    rankability: float | None
    probability: float | None
    difference: float | None
    same_sign: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Figures:
    """The evidence for many groups at once: the fields of `Evidence` as arrays of one shape, NaN for None."""

    n: Floats
    others: Floats | NDArray[np.int64]
    response: Floats
    reliability: Floats
    rankability: Floats
    probability: Floats
    difference: Floats
    same_sign: Booleans


def rule_for(scale: Scale) -> Rule:
    """The rule for dimensions on another scale: margin and prior keep their share of the scale's width.

    The margin is 0.15 of the 4 units of 1-5, except on 0-100, where it is 4 and not 3.75; the prior's scale is a tenth
    of the width: 0.4 on 1-5, 10 on 0-100. Source: house decisions of the specification (0.15 on 1-5, 4 on 0-100;
    half-normal 0.4 and 10), and its share of the width for other scales.
    """
    width = scale.high - scale.low
    margin = 4.0 if scale == Scale(0, 100) else RULE.margin * width / 4
    prior = RULE.prior_scale * width / 4
    return Rule(margin=margin, prior_scale=prior, other_scales=(prior / 2, prior * 2))


def failed_gates(evidence: Evidence, *, rule: Rule = RULE) -> tuple[Gate, ...]:
    """The gates that do not hold for one group in one dimension, in their order; an empty tuple is a statement.

    The gates that need more than this evidence, `PRIOR` and `DISCOVERIES`, are asked by `verdicts`.
    Source: house decisions of the specification; sign rule after Liddell and Kruschke 2018, JESP 79.
    """
    figures = Figures(
        n=_number(evidence.n),
        others=_number(evidence.others),
        response=_number(evidence.response),
        reliability=_number(evidence.reliability),
        rankability=_number(evidence.rankability),
        probability=_number(evidence.probability),
        difference=_number(evidence.difference),
        same_sign=np.array(evidence.same_sign),
    )
    return tuple(compress(Gate, failing(figures, rule=rule).tolist()))


def failing(figures: Figures, *, rule: Rule) -> Booleans:
    """Which gates do not hold, of shape (gates, *shape of the figures); those asked elsewhere are False."""
    probability, difference = figures.probability, figures.difference
    certainty = np.where(np.isnan(difference), np.nan, np.maximum(probability, 1 - probability))
    towards = np.where(probability > 0.5, difference, -difference)
    held = {
        Gate.ANSWERS: figures.n >= rule.answers,
        Gate.OTHERS: figures.others >= rule.others,
        Gate.RESPONSE: _reach(figures.response, rule.response),
        Gate.RELIABILITY: _reach(figures.reliability, rule.reliability),
        Gate.RANKABILITY: _reach(figures.rankability, rule.rankability),
        Gate.PROBABILITY: _reach(certainty, rule.probability),
        Gate.MARGIN: _reach(towards, rule.margin) & ~np.isnan(probability),
        Gate.SIGN: figures.same_sign,
    }
    failed = np.zeros((len(Gate), *probability.shape), dtype=bool)
    for gate, holds in held.items():
        failed[PLACES[gate]] = ~holds
    return failed


def verdict_of(failed: tuple[Gate, ...], *, probability: float | None) -> Verdict:
    """The word for the gates that do not hold and the probability of lying above the middle of the others.

    Source: house decisions of the specification.
    """
    if ENOUGH.intersection(failed):
        return Verdict.TOO_FEW_ANSWERS
    if failed or probability is None:
        return Verdict.NO_CLEAR_DIFFERENCE
    return Verdict.CLEARLY_ABOVE if probability > 0.5 else Verdict.CLEARLY_BELOW


def _number(one: float | None) -> Floats:
    """One number as an array; None is NaN."""
    return np.array(one, dtype=float)


def _reach(numbers: Floats, threshold: float) -> Booleans:
    """Which numbers are at least the threshold; a missing one is not."""
    at_least: Booleans = (numbers >= threshold) | (np.round(numbers, DIGITS) >= threshold)
    return at_least
