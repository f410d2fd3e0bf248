"""A round under the rule, all groups and dimensions at once: the figures, the gates, other priors, what may be said."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import compress

import numpy as np

from benchstats.errors import InputError
from benchstats.pooling import Draws
from benchstats.verdicts.discoveries import Audience, kept_for
from benchstats.verdicts.odds import Odds, odds_of_round
from benchstats.verdicts.rule import PLACES, Booleans, Figures, Gate, Rule, Verdict, failing, verdict_of
from benchstats.verdicts.sides import Sides, Table, sides_of

Words = tuple[Verdict, tuple[Gate, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """A round under the rule: its figures, and which gates fail, of shape (gates, dimensions, groups)."""

    table: Table
    sides: Sides
    odds: Odds
    failed: Booleans

    @property
    def said(self) -> Booleans:
        """Where all gates hold, so that a group is clearly above or below."""
        said: Booleans = np.logical_not(self.failed.any(axis=0))
        return said

    @property
    def is_above(self) -> Booleans:
        """Where a group is rather above than below the middle of the others; False where that is not known."""
        return self.odds.above_others > 0.5

    def words(self) -> list[list[Words]]:
        """The verdict and the failed gates of each group in each dimension.

        Few combinations of side and gates occur. Each is numbered by its bits, and put into words once.
        """
        bits = np.concatenate([self.is_above[None], self.failed])
        numbers = np.tensordot(np.exp2(np.arange(len(bits))), bits, axes=1)
        failed = self.failed.reshape(len(Gate), numbers.size)
        words: dict[float, Words] = {}
        for place in np.unique(numbers, return_index=True)[1].tolist():
            gates = tuple(compress(Gate, failed[:, place].tolist()))
            words[numbers.flat[place]] = verdict_of(gates, probability=self.odds.above_others.flat[place]), gates
        return [[words[number] for number in row] for row in numbers.tolist()]


def judged_round(table: Table, *, draws: Draws, audience: Audience, rule: Rule, intervals: bool = False) -> Judged:
    """A checked table under the rule, before any words; without the model's intervals it takes less time.

    Raises:
        InputError: when the draws are for another number of groups.
    """
    groups = table.means.shape[1]
    if draws.groups.shape[1] != groups:
        raise InputError(f"the draws are for {draws.groups.shape[1]} groups, but there are {groups}")
    sides = sides_of(table, rule=rule)
    odds = odds_of_round(
        table, sides.takes_part, draws=draws, rule=rule, prior_scale=rule.prior_scale, intervals=intervals
    )
    judged = _under(table, sides, odds, rule)
    judged.failed[PLACES[Gate.PRIOR]] = judged.said & ~_stands(judged, draws, rule)
    kept = kept_for(audience, judged.said, probabilities=odds.above_others, rate=rule.discoveries)
    judged.failed[PLACES[Gate.DISCOVERIES]] = judged.said & ~kept
    return judged


def _under(table: Table, sides: Sides, odds: Odds, rule: Rule) -> Judged:
    """The gates under one prior."""
    figures = Figures(
        n=table.n,
        others=sides.others,
        response=table.response,
        reliability=odds.reliability,
        rankability=odds.rankability,
        probability=odds.above_others,
        difference=sides.differences,
        same_sign=sides.same_sign,
    )
    return Judged(table, sides, odds, failing(figures, rule=rule))


def _stands(judged: Judged, draws: Draws, rule: Rule) -> Booleans:
    """Whether the whole rule says the same under every other prior, asked where few groups take part."""
    stands = np.ones(judged.table.means.shape, dtype=bool)
    are_few = judged.sides.takes_part.sum(axis=1, keepdims=True) < rule.sensitive_below
    asked = (judged.said & are_few).any(axis=1)
    if not asked.any():
        return stands
    part = judged.sides.takes_part & asked[:, None]
    for scale in rule.other_scales:
        odds = odds_of_round(judged.table, part, draws=draws, rule=rule, prior_scale=scale)
        other = _under(judged.table, judged.sides, odds, rule)
        stands[asked] &= (other.said & (other.is_above == judged.is_above))[asked]
    return stands
