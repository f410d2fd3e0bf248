"""The gate: the one way from a computed figure to anybody's eyes.

What each audience may see of each class of instrument is the table `POLICIES`; its floors are code, not settings.
A pair that is not in the table sees nothing: the gate fails closed. Source: docs/decisions/0005-disclosure-so-far.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from benchstats import DEFINITIONS
from elc.comparison.figures import COUNT, MEAN, NO_ANSWER_STATISTICS, SD_POPULATION, SD_SAMPLE, Figure
from elc.core.refusals import NotAllowed
from elc.instruments.definition import InstrumentClass


class Audience(StrEnum):
    """Who a figure is released to."""

    MEMBERS = "members"  # the organisations of a network
    PARTICIPANTS = "participants"  # those who took part in an event and were told beforehand
    ANALYST = "analyst"  # whoever holds the answers anyway


class Withheld(StrEnum):
    """Why a number is not shown, as files say it. Pages translate it (`elc.reports.report.withheld_words`)."""

    TOO_FEW = "fewer than 5 answers"
    SPREAD = "an SD is shown from 50 answers on"
    DISTRIBUTION = "a distribution is shown from 50 answers on"


@dataclass(frozen=True)
class Policy:
    """The least numbers of answers from which an audience sees anything, and spreads and distributions."""

    least_answers: int
    least_for_spread: int


POLICIES: Final = {
    (InstrumentClass.CONFIDENTIAL, Audience.MEMBERS): Policy(least_answers=5, least_for_spread=50),
    (InstrumentClass.OPEN_FEEDBACK, Audience.PARTICIPANTS): Policy(least_answers=5, least_for_spread=5),
    (InstrumentClass.OPEN_FEEDBACK, Audience.MEMBERS): Policy(least_answers=5, least_for_spread=50),
    (InstrumentClass.CONFIDENTIAL, Audience.ANALYST): Policy(least_answers=0, least_for_spread=0),
    (InstrumentClass.OPEN_FEEDBACK, Audience.ANALYST): Policy(least_answers=0, least_for_spread=0),
    (InstrumentClass.OFFICIAL, Audience.ANALYST): Policy(least_answers=0, least_for_spread=0),
}


def release(figures: Iterable[Figure], *, instrument_class: InstrumentClass, audience: Audience) -> list[Figure]:
    """The figures as `audience` may see them; what it may not see has no value, and says why."""
    policy = POLICIES.get((instrument_class, audience))
    if policy is None:
        raise NotAllowed(
            f"Figures of {instrument_class} instruments are not released to {audience}.",
            "Choose another audience.",
        )
    computed = list(figures)
    # What rests on all submissions (how many skipped an item) would give away how few answered it.
    too_few = {(f.group, f.measure) for f in computed if (f.n or 0) < policy.least_answers}
    return [
        _without(figure, audience, Withheld.TOO_FEW, n=None)
        if (figure.group, figure.measure) in too_few
        else _released(figure, policy, audience)
        for figure in computed
    ]


def _released(figure: Figure, policy: Policy, audience: Audience) -> Figure:
    n = figure.n or 0
    if n < policy.least_for_spread:
        if figure.statistic in (SD_SAMPLE, SD_POPULATION):
            return _without(figure, audience, Withheld.SPREAD, n=n)
        if figure.statistic == COUNT or figure.statistic in NO_ANSWER_STATISTICS:
            return _without(figure, audience, Withheld.DISTRIBUTION, n=n)
        if figure.statistic == MEAN:
            # An interval from the group's own SD is that SD in disguise.
            return replace(_without_range(figure), audience=audience)
    return replace(figure, audience=audience)


def _without(figure: Figure, audience: Audience, why: Withheld, *, n: int | None) -> Figure:
    return replace(_without_range(figure), audience=audience, n=n, value=None, withheld=str(why))


def _without_range(figure: Figure) -> Figure:
    """A figure without its range. The method of a mean must not tell whether there was one: from 10 answers on, only
    those that are all alike have none.
    """
    method = DEFINITIONS[MEAN].method if figure.statistic == MEAN else figure.method
    return replace(figure, low=None, high=None, method=method)
