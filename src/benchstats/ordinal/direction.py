"""Do the mean and the order of the answers tell the same story? If not, nothing is said but the distribution."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, SupportsIndex

from benchstats.ordinal.counted import plain_counts, two_groups
from benchstats.ordinal.link import cumulative_link
from benchstats.permutation import mean_difference
from benchstats.results import Result, Sentence, say
from benchstats.scales import Scale


@dataclass(frozen=True, slots=True)
class DirectionCheck(Result):
    """A group against the rest: the difference of means, the cumulative probit shift, and whether they agree in sign.

    Both are group minus rest. `probit_shift` is None where the answers do not overlap or are all alike; its direction
    is known all the same. Where `may_be_stated` is False, only the distribution is shown.
    """

    statistic: ClassVar[str] = "direction_check"

    n_group: int
    n_rest: int
    mean_difference: float
    probit_shift: float | None
    probit_direction: int
    may_be_stated: bool

    @property
    def n(self) -> int:
        """How many answers there are on both sides."""
        return self.n_group + self.n_rest

    @property
    def interval(self) -> None:
        """A check has none."""
        return None

    def sentence(self) -> Sentence:
        """Whether a comparison may be made, in one plain sentence."""
        if self.may_be_stated:
            return say(
                "The mean and the order of the answers (n = %(n_group)s here, %(n_rest)s elsewhere) point "
                "the same way.",
                n_group=self.n_group,
                n_rest=self.n_rest,
            )
        return say(
            "The mean and the order of the answers (n = %(n_group)s here, %(n_rest)s elsewhere) point "
            "different ways, so only the distribution is shown.",
            n_group=self.n_group,
            n_rest=self.n_rest,
        )


def direction_check(
    counts_group: Iterable[SupportsIndex], counts_rest: Iterable[SupportsIndex], *, scale: Scale
) -> DirectionCheck:
    """Check that a group differs from the rest in one direction by mean and by cumulative probit model.

    A difference of exactly 0 agrees with no direction but 0. Source: Liddell and Kruschke 2018, Journal of Experimental
    Social Psychology 79, 328-348, on means of ordinal answers that turn the true difference round.

    Raises:
        InputError: when the counts do not suit the scale, or a side is empty.
        NotSettled: as `cumulative_link`.
    """
    group, rest = two_groups(scale.checked(plain_counts(counts_group)), scale.checked(plain_counts(counts_rest)))
    difference = mean_difference(group, rest, scale=scale)
    shifted = cumulative_link(rest, group, link="probit")
    direction = (difference > 0) - (difference < 0)
    return DirectionCheck(
        n_group=sum(group),
        n_rest=sum(rest),
        mean_difference=difference,
        probit_shift=shifted.shift,
        probit_direction=shifted.direction,
        may_be_stated=direction == shifted.direction,
    )
