"""The change of one group between two rounds where nobody is linked."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

from benchstats.change.rounds import present, squared_error, told, welch_degrees
from benchstats.inputs import Floats, Gapped
from benchstats.intervals import t_interval, two_sided_p
from benchstats.results import Interval, Reason, Result, Sentence


@dataclass(frozen=True, slots=True)
class UnlinkedChange(Result):
    """The difference of two rounds' means (second less first) where nobody is linked, with Welch's interval.

    `n` counts the answers of both rounds.
    """

    statistic: ClassVar[str] = "unlinked_change"

    n_first: int
    n_second: int
    change: float
    standard_error: float | None
    t: float | None
    degrees: float | None
    p_value: float | None
    interval: Interval | None
    reason: Reason | None

    @property
    def n(self) -> int:
        """The answers of both rounds together."""
        return self.n_first + self.n_second

    def sentence(self) -> Sentence:
        """The change and its likely range."""
        return told(self.change, self.n_first, self.n_second, self.interval)


def unlinked_change(first: Gapped, second: Gapped) -> UnlinkedChange:
    """The difference of the means of two rounds whose respondents are not linked; the form that the product uses.

    Each round has its own length; None and NaN are missing. Where some took part in both rounds, the interval is wider
    than it need be. Source: Welch 1947, Biometrika 34; equals R `t.test`.

    Raises:
        InputError: when a round has no value.
    """
    before, after = present(first), present(second)
    change = float(after.mean() - before.mean())
    if min(before.size, after.size) < 2:
        return _without_interval(before, after, change, Reason.TOO_FEW_ANSWERS)
    parts = (squared_error(before), squared_error(after))
    if sum(parts) == 0:
        return _without_interval(before, after, change, Reason.NO_VARIATION)
    error, degrees = sqrt(sum(parts)), welch_degrees(before, after)
    t = change / error
    return UnlinkedChange(
        n_first=before.size,
        n_second=after.size,
        change=change,
        standard_error=error,
        t=t,
        degrees=degrees,
        p_value=two_sided_p(t, degrees=degrees),
        interval=t_interval(change, error=error, degrees=degrees, method="Welch t"),
        reason=None,
    )


def _without_interval(before: Floats, after: Floats, change: float, reason: Reason) -> UnlinkedChange:
    return UnlinkedChange(before.size, after.size, change, None, None, None, None, None, reason)
