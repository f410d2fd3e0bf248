"""A share with an interval that stays honest at 0 of n and at n of n."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from scipy import special

from benchstats.errors import InputError
from benchstats.results import Interval, Reason, Result, Sentence, say
from benchstats.shares import WILSON, wilson_share

ShareMethod = Literal["wilson", "jeffreys", "clopper_pearson"]

_NAMES: dict[ShareMethod, str] = {
    "wilson": WILSON,
    "jeffreys": "Jeffreys interval with end points",
    "clopper_pearson": "Clopper-Pearson interval",
}


@dataclass(frozen=True, slots=True)
class ShareWithInterval(Result):
    """A share `count` of `n`, 0 to 1, with an interval named by its method; None when n is 0."""

    statistic: ClassVar[str] = "share_of_answers"

    count: int
    n: int
    value: float | None
    interval: Interval | None
    reason: Reason | None

    def sentence(self) -> Sentence:
        """The share with its n and its likely range, in one plain sentence."""
        if self.value is None or self.interval is None:
            return say("Nobody has answered yet.")
        return say(
            "%(count)s of %(n)s, that is %(share)s %%; with so many answers the true share is probably between"
            " %(low)s and %(high)s %%.",
            decimals=0,
            count=self.count,
            n=self.n,
            share=100 * self.value,
            low=100 * self.interval.low,
            high=100 * self.interval.high,
        )


def share_interval(count: int, n: int, *, method: ShareMethod = "wilson", level: float = 0.95) -> ShareWithInterval:
    """The share `count` of `n` with an interval at `level`, by one of three methods.

    `wilson` is the default: its coverage is near its level also for a few answers. `jeffreys` is the Bayesian interval
    with equal tails under Beta(1/2, 1/2), with its ends set to 0 at 0 of n and to 1 at n of n. `clopper_pearson` holds
    its level always, and is wider than needed. The simple interval p +- 1.96 se is not offered: it has no width at 0 of
    n. Source: Brown, Cai and DasGupta 2001, Statistical Science 16, 101-133; equals R `prop.test(correct = FALSE)`,
    `qbeta` and `binom.test`. The beta quantiles are SciPy's (`scipy.special.betaincinv`).

    Raises:
        InputError: unless 0 <= count <= n and 0 < level < 1, or when the method is unknown.
    """
    if method not in _NAMES:
        raise InputError(f"an interval of a share is one of {', '.join(_NAMES)}, not {method}")
    share = wilson_share(count, n, level=level)
    if share.value is None or share.low is None or share.high is None:
        return ShareWithInterval(count, n, None, None, Reason.TOO_FEW_ANSWERS)
    low, high = share.low, share.high
    if method != "wilson":
        # The two interval ends are beta quantiles; half an answer on either side is Jeffreys' prior.
        more, less = (0.5, 0.5) if method == "jeffreys" else (0.0, 1.0)
        tail = (1 - level) / 2
        low = float(special.betaincinv(count + more, n - count + less, tail)) if count else 0.0
        high = float(special.betaincinv(count + less, n - count + more, 1 - tail)) if count < n else 1.0
    return ShareWithInterval(count, n, share.value, Interval(low, high, _NAMES[method], level), None)
