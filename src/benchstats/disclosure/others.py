"""What an organisation sees of the others: their mean, middle, spread, single points and totals (O1 to O4, O7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import isfinite
from typing import ClassVar

from benchstats.disclosure.policy import OTHERS, OthersRule
from benchstats.disclosure.printed import Printed, shown
from benchstats.disclosure.rules import Rule
from benchstats.disclosure.words import Withheld
from benchstats.errors import InputError
from benchstats.results import Result, Sentence, say
from benchstats.scales import Scale


class OthersKind(StrEnum):
    """What is shown of the others."""

    MEAN = "mean"
    MEDIAN = "median"
    LOWER_QUARTILE = "lower_quartile"
    UPPER_QUARTILE = "upper_quartile"
    P10 = "p10"
    P90 = "p90"


_USUAL_SCALE = Scale(1, 5)
_PROBABILITIES = {
    OthersKind.P10: Fraction(1, 10),
    OthersKind.LOWER_QUARTILE: Fraction(1, 4),
    OthersKind.MEDIAN: Fraction(1, 2),
    OthersKind.UPPER_QUARTILE: Fraction(3, 4),
    OthersKind.P90: Fraction(9, 10),
}


@dataclass(frozen=True, slots=True)
class PresentedOthers(Result):
    """One number about the others as shown, with one decimal, or why it is withheld; n counts the others."""

    statistic: ClassVar[str] = "presented_others"

    kind: OthersKind
    n: int
    number: Printed | None
    withheld: Withheld | None
    interval: ClassVar[None] = None

    def sentence(self) -> Sentence:
        """The number or that it is not shown."""
        if self.number is None:
            if self.withheld is Withheld.TOO_FEW_ANSWERS_OF_ONE:
                return say("This is not shown: too few people answered in one or more of the %(n)s others.", n=self.n)
            return say("This is not shown: there are too few others for it (n = %(n)s).", n=self.n)
        value, decimals = float(self.number.value), self.number.decimals
        if self.kind is OthersKind.MEAN:
            return say("The %(n)s others are at %(value)s on average.", decimals=decimals, value=value, n=self.n)
        return say("This point among the %(n)s others lies at %(value)s.", decimals=decimals, value=value, n=self.n)


def presented_others(
    values: Sequence[float | Fraction],
    *,
    kind: OthersKind,
    answers: Sequence[int],
    scale: Scale = _USUAL_SCALE,
    rule: OthersRule = OTHERS,
) -> PresentedOthers:
    """What is shown of the others' values, one for each other organisation; `answers` are their numbers of answers.

    The mean is unweighted, so that with three others each weighs a third. A quantile is the mean of the three values
    nearest to its place (type 7), so that it is nobody's own. Both are as coarse beside the scale as 0.1 is on 1-5.

    Source: statistics.md 6.3, O1 and O2; Hyndman and Fan 1996, The American Statistician 50 (type 7).

    Raises:
        InputError: when a value is no number, or there is not one number of answers for each.
    """
    if len(values) != len(answers):
        raise InputError(f"there are {len(values)} values, but numbers of answers for {len(answers)}")
    if not all(isfinite(value) for value in values):
        raise InputError("the values of the others are plain numbers")
    reason = _why_withheld(kind, answers, rule)
    unit = Rule(0).step(scale.high - scale.low)
    number = None if reason else shown(_value(values, kind, rule), unit=unit, codes=None)
    return PresentedOthers(kind, len(values), number, reason)


def _why_withheld(kind: OthersKind, answers: Sequence[int], rule: OthersRule) -> Withheld | None:
    needed = {OthersKind.MEAN: rule.mean, OthersKind.P10: rule.percentiles, OthersKind.P90: rule.percentiles}
    if len(answers) < needed.get(kind, rule.median):
        return Withheld.TOO_FEW_ORGANISATIONS
    return Withheld.TOO_FEW_ANSWERS_OF_ONE if min(answers) < rule.answers_each else None


def _value(values: Sequence[float | Fraction], kind: OthersKind, rule: OthersRule) -> Fraction:
    plain = sorted(one if isinstance(one, Fraction) else Fraction(repr(float(one))) for one in values)
    if kind is OthersKind.MEAN:
        return Fraction(sum(plain), len(plain))
    place = (len(plain) - 1) * _PROBABILITIES[kind]
    # The lower neighbour first where two are as near, so that the answer does not depend on the order given.
    nearest = sorted(range(len(plain)), key=lambda at: (abs(at - place), at))[: rule.nearest]
    return Fraction(sum(plain[at] for at in nearest), rule.nearest)


def why_points_withheld(answers: Sequence[int], *, rule: OthersRule = OTHERS) -> Withheld | None:
    """Why single points of the consenting organisations are not shown, or None where they are (O3).

    `answers` are the numbers of answers of the organisations that consented for this event and dimension.

    Source: statistics.md 6.3, O3; at least five, each with at least five answers.
    """
    if len(answers) < rule.points:
        return Withheld.TOO_FEW_ORGANISATIONS
    return Withheld.TOO_FEW_ANSWERS_OF_ONE if min(answers) < rule.answers_each else None


def why_total_withheld(contributions: Sequence[float], *, rule: OthersRule = OTHERS) -> Withheld | None:
    """Why a weighted total is not shown, or None where it is (O4): three contributors, and the p % rule.

    The total is unsafe where the second largest contributor can estimate the largest to within p %.

    Source: p % rule with p = 10, Handbook on Statistical Disclosure Control, 2nd ed., 4.2.

    Raises:
        InputError: when a contribution is negative or no number.
    """
    if not all(isfinite(one) and one >= 0 for one in contributions):
        raise InputError("contributions to a total are numbers of at least 0")
    ordered = sorted((Fraction(repr(float(one))) for one in contributions if one), reverse=True)
    if len(ordered) < rule.contributors:
        return Withheld.TOO_FEW_ORGANISATIONS
    return Withheld.DOMINANCE if sum(ordered[2:]) < Fraction(rule.p_percent, 100) * ordered[0] else None


def why_named_withheld(*, is_consented: bool) -> Withheld | None:
    """Why an organisation is not recommended as a reference, or None where it is (O7): that tells it is probably above.

    Source: statistics.md 6.3, O7; consent of the organisation for this dimension.
    """
    return None if is_consented else Withheld.NO_CONSENT
