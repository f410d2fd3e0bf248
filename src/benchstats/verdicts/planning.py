"""How many answers would settle a question, and how small a change can be seen at all: for planning a round."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import ceil, sqrt
from typing import ClassVar

from scipy import special

from benchstats.errors import InputError
from benchstats.quantiles import normal_quantile
from benchstats.results import Result, Sentence, say
from benchstats.verdicts.rule import DIGITS, RULE, Rule

WITHIN_SD = 0.75
"""The spread of persons within an organisation on 1-5 that the specification plans with (its simulations' SD)."""
LIMIT = 1e9
SMALLEST_TAU = 1e-6
"""A smaller SD between groups is none."""


class Obstacle(StrEnum):
    """Why no number of answers would do. The value is stable and may be stored."""

    TOO_SMALL = "too_small"
    TOO_ALIKE = "too_alike"
    OTHERS_UNCERTAIN = "others_uncertain"


@dataclass(frozen=True, slots=True)
class AnswersNeeded(Result):
    """How many answers would make the present difference clear, if it stays as it is.

    n: answers there are. needed: answers that would do, None where no number would, for the reason in `obstacle`.
    """

    statistic: ClassVar[str] = "answers_needed"
    interval: ClassVar[None] = None

    n: int
    staff: int
    difference: float
    needed: int | None
    obstacle: Obstacle | None

    @property
    def more(self) -> int | None:
        """How many answers are still missing; 0 where there are enough."""
        return None if self.needed is None else max(0, self.needed - self.n)

    @property
    def share(self) -> float | None:
        """What share of the staff would have to answer; above 1 where the staff is too small."""
        return None if self.needed is None else self.needed / self.staff

    @property
    def possible(self) -> bool:
        """Whether the staff is large enough."""
        return self.needed is not None and self.needed <= self.staff

    def sentence(self) -> Sentence:
        """The answer in one sentence."""
        if self.needed is None:
            return self._never()
        if not self.possible:
            return say(
                "It would take about %(needed)s answers to settle this, more than the %(staff)s people there are.",
                needed=self.needed,
                staff=self.staff,
            )
        if self.more == 0:
            return say("There are enough answers to settle this (n = %(n)s).", n=self.n)
        return say("About %(more)s more answers would settle this (n = %(n)s).", more=self.more, n=self.n)

    def _never(self) -> Sentence:
        if self.obstacle is Obstacle.TOO_SMALL:
            return say("The difference is too small to be called clear, however many answer (n = %(n)s).", n=self.n)
        if self.obstacle is Obstacle.TOO_ALIKE:
            return say("The organisations are too alike on this topic for more answers to settle it.")
        return say("The others' figures are too uncertain for more answers here to settle it (n = %(n)s).", n=self.n)


@dataclass(frozen=True, slots=True)
class SmallestDetectable(Result):
    """The smallest change between two rounds whose 95 % interval leaves out zero, in units of the scale.

    n: answers in each round. sd: of persons within the organisation. correlation: of a person's two answers where
    the same persons answer twice and are linked, 0 where they are not.
    """

    statistic: ClassVar[str] = "smallest_detectable"
    interval: ClassVar[None] = None

    n: int
    sd: float
    correlation: float
    change: float

    def sentence(self) -> Sentence:
        """The change in one sentence."""
        return say(
            "With %(n)s answers in each round, changes smaller than %(change)s cannot be told from chance.",
            n=self.n,
            change=self.change,
        )


def answers_needed(
    difference: float,
    *,
    n: int,
    staff: int,
    tau: float,
    others_variance: float,
    sd: float = WITHIN_SD,
    rule: Rule = RULE,
) -> AnswersNeeded:
    """How many answers of a group would make its present difference from the others clear, all else unchanged.

    difference: own mean minus the others' mean. tau: posterior median of the SD between groups. others_variance:
    sampling variance of the others' middle, sum v_j / m^2 for m others. sd: of persons within groups.
    With v = sd^2/n the posterior of the true difference is normal with P = Phi(d / sqrt(v (1 + v/tau^2) + s^2)); the
    smallest n with P at the rule's probability follows from a quadratic equation. It must also reach the rule's
    answers and reliability, and its response, which is a share of the staff. The dimension's own rankability is not
    asked. A plan, no promise: the difference will move as answers come in.
    Source: normal-normal model with tau and the others' middle given (specification 2.1, 2.9).

    Raises:
        InputError: when a number is not finite, or a count, variance or SD makes no sense.
    """
    _check(n, staff=staff, difference=difference, tau=tau, others_variance=others_variance, sd=sd)
    needed = obstacle = None
    room = (difference / special.ndtri(rule.probability)) ** 2 - others_variance
    if round(abs(difference), DIGITS) < rule.margin:
        obstacle = Obstacle.TOO_SMALL
    elif tau < SMALLEST_TAU:
        obstacle = Obstacle.TOO_ALIKE
    elif room <= 0:
        obstacle = Obstacle.OTHERS_UNCERTAIN
    else:
        # The root of v (1 + v/tau^2) = room, written so that a large tau costs no digits.
        probable = 2 * room / (1 + sqrt(1 + 4 * room / tau**2))
        reliable = tau**2 * (1 - rule.reliability) / rule.reliability
        needed = max(rule.answers, _up(sd**2 / min(probable, reliable)), _up(rule.response * staff))
    return AnswersNeeded(n, staff, float(difference), needed, obstacle)


def respondents_needed(reliability: float, *, icc: float) -> int:
    """How many answers an organisation's mean needs for a reliability, given the share of variance between groups.

    n = rel/(1 - rel) (1 - ICC)/ICC: 76, 37 and 18 for a reliability of .70 with ICC .03, .06 and .12.
    Source: Spearman 1910 and Brown 1910, British Journal of Psychology 3 (prophecy formula), with ICC(1) as the
    reliability of one answer; specification 1.6.

    Raises:
        InputError: when one of the two is not between 0 and 1, both excluded.
    """
    if not (0 < reliability < 1 and 0 < icc < 1):
        raise InputError(f"a reliability and an ICC lie between 0 and 1, not at {reliability} and {icc}")
    return _up(reliability / (1 - reliability) * (1 - icc) / icc)


def smallest_detectable(n: int, *, sd: float = WITHIN_SD, correlation: float = 0.0) -> SmallestDetectable:
    """The smallest change between two rounds of `n` answers each that stands out from chance at 95 %.

    1.96 sd sqrt(2 (1 - r) / n): r = 0 for unlinked answers, the correlation of a person's two answers for linked
    ones. A true change of this size is still missed in every second case; one of 1.43 times this size in one of five.
    Source: normal interval of a difference of two means; specification 3.1, whose table takes SD 0.75 and r = .5.

    Raises:
        InputError: when n is below 1, the SD not above 0 or the correlation not from -1 to below 1.
    """
    if n < 1 or not 0 < sd < LIMIT or not -1 <= correlation < 1:
        raise InputError(f"no smallest change follows from n = {n}, SD {sd} and correlation {correlation}")
    change = normal_quantile() * sd * sqrt(2 * (1 - correlation) / n)
    return SmallestDetectable(n, float(sd), float(correlation), change)


def _check(n: int, *, staff: int, **numbers: float) -> None:
    if n < 0 or staff < 1 or n > staff:
        raise InputError(f"the answers are at most as many as the staff, not {n} of {staff}")
    for name, number in numbers.items():
        if not abs(number) < LIMIT or (number < 0 and name != "difference"):
            raise InputError(f"{name} makes no sense as {number}")


def _up(number: float) -> int:
    """The next whole number upwards; what is whole but for floating point stays."""
    return ceil(round(number, DIGITS - 3))
