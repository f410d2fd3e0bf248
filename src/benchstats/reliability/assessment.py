"""May a dimension be shown as one score? Minimum evidence first, then the lower end of the interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from benchstats.inputs import GappedTable
from benchstats.reliability.alpha import CronbachAlpha, WithinAlpha, alpha_within, cronbach_alpha
from benchstats.reliability.omega import OmegaTotal, omega_total
from benchstats.reliability.ordinal import ORDINAL_FROM, OrdinalAlpha, ordinal_alpha
from benchstats.results import Interval, Reason, Result, Sentence, say

ASSESSED_FROM = 100
ASSESSED_FROM_AN_ITEM = 10
LEAST_LOWER_END = 0.60


class Showing(StrEnum):
    """How a dimension may be shown. The value is stable and may be stored."""

    NOT_ASSESSED = "not_assessed"
    AS_SCORE = "as_score"
    ITEMS_ONLY = "items_only"


@dataclass(frozen=True, slots=True)
class ReliabilityAssessment(Result):
    """The showing that follows from `n` complete rows, and the figures it rests on.

    `interval` is omega's, or alpha's where omega has none; None where there is neither. `within` is there where groups
    were given, `ordinal` from 200 complete rows. The figures are computed also where nothing is assessed yet.
    """

    statistic: ClassVar[str] = "reliability_assessment"

    n: int
    items: int
    needed: int
    showing: Showing
    alpha: CronbachAlpha
    omega: OmegaTotal
    within: WithinAlpha | None
    ordinal: OrdinalAlpha | None
    interval: Interval | None
    reason: Reason | None = None

    def sentence(self) -> Sentence:
        """The showing in words; no coefficient, for it is read by members too."""
        if self.showing is Showing.NOT_ASSESSED:
            return say(
                "Whether the questions (%(items)s) make one score is not yet assessed: that needs "
                "%(needed)s complete answers, and so far the number is %(n)s.",
                items=self.items,
                needed=self.needed,
                n=self.n,
            )
        if self.showing is Showing.AS_SCORE:
            return say(
                "These %(items)s questions belong together well enough to be shown as one score "
                "(%(n)s complete answers).",
                items=self.items,
                n=self.n,
            )
        return say(
            "These %(items)s questions do not belong together well enough for one score (%(n)s complete answers), so "
            "each is shown by itself.",
            items=self.items,
            n=self.n,
        )


def assess_reliability(answers: GappedTable, *, groups: Sequence[object] | None = None) -> ReliabilityAssessment:
    """Whether a dimension is shown as one score, from the pooled answers of the network.

    Fewer than 100 complete rows, or than 10 an item: not yet assessed. Then the lower end of omega's interval decides
    (alpha's, where omega has none): from 0.60 the dimension is shown as a score, below by its items only.
    `answers` as in `cronbach_alpha`; `groups` names each row's organisation for the figure within organisations.
    Source: house rule of the specification, 1.5, on `omega_total` and `cronbach_alpha`.

    Raises:
        InputError: when the answers form no table of at least two items, or labels are missing.
    """
    alpha, omega = cronbach_alpha(answers), omega_total(answers)
    needed = max(ASSESSED_FROM, ASSESSED_FROM_AN_ITEM * alpha.items)
    interval = omega.interval or alpha.interval
    showing = _showing(alpha.n, needed, interval)
    return ReliabilityAssessment(
        n=alpha.n,
        items=alpha.items,
        needed=needed,
        showing=showing,
        alpha=alpha,
        omega=omega,
        within=None if groups is None else alpha_within(answers, groups=groups),
        ordinal=ordinal_alpha(answers) if alpha.n >= ORDINAL_FROM else None,
        interval=interval,
        reason=Reason.NOT_ASSESSED if showing is Showing.NOT_ASSESSED else alpha.reason,
    )


def _showing(n: int, needed: int, interval: Interval | None) -> Showing:
    if n < needed:
        return Showing.NOT_ASSESSED
    enough = interval is not None and interval.low >= LEAST_LOWER_END
    return Showing.AS_SCORE if enough else Showing.ITEMS_ONLY
