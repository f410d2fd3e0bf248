"""The p' chart of a share over many rounds, and the p chart it replaces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from numpy.typing import ArrayLike

from benchstats.change.causes import ImprovementDirection
from benchstats.change.pieces import Rebase, cuts
from benchstats.change.share_piece import SharePiece, piece_of_shares
from benchstats.change.stages import LOCKED_FROM, checked_fix
from benchstats.errors import InputError
from benchstats.inputs import Floats, vector
from benchstats.results import Interval, Result, Sentence, say


@dataclass(frozen=True, slots=True)
class ShareChart(Result):
    """The p' chart of `n` rounds as pieces, which are not joined across a break, and the rebases that wait.

    `interval` are the limits at the last point, where they may be shown.
    """

    statistic: ClassVar[str] = "p_prime_chart"

    n: int
    pieces: tuple[SharePiece, ...]
    breaks: tuple[int, ...]
    waiting: tuple[Rebase, ...]

    @property
    def interval(self) -> Interval | None:
        """The limits at the last point."""
        piece = self.pieces[-1]
        if not piece.limits_shown or piece.lower is None or piece.upper is None:
            return None
        return Interval(piece.lower[-1], piece.upper[-1], f"Laney p', {piece.stage.value}", 0.997)

    def sentence(self) -> Sentence:
        """What the last piece of the chart says."""
        piece, limits = self.pieces[-1], self.interval
        if limits is None:
            return say("Comparable rounds so far: %(n)s; limits are drawn from 6 rounds on.", n=len(piece.shares))
        return say(
            "Over %(n)s rounds the share was %(centre)s %% on average; in a round like the last one "
            "(answers: %(answers)s) it is expected between %(low)s and %(high)s %%.",
            decimals=0,
            n=len(piece.shares),
            centre=100 * piece.centre,
            answers=piece.totals[-1],
            low=100 * limits.low,
            high=100 * limits.high,
        )


def p_prime_chart(
    counts: ArrayLike,
    *,
    totals: ArrayLike,
    improvement_direction: ImprovementDirection = "neutral",
    screen_outliers: bool = False,
    fix_after_n_points: int | None = LOCKED_FROM,
    breaks: Sequence[int] = (),
    rebases: Sequence[Rebase] = (),
) -> ShareChart:
    """Chart how many of the answers are positive over rounds, oldest first, by Laney's p'.

    `counts` of `totals` answers a round. The limits are centre plus and minus 3 sigma_z sqrt(p (1 - p) / n), cut at 0
    and 1; sigma_z is the mean moving range of the standardised shares over 1.128. Cuts, fixing and screening are as for
    `xmr_chart`.
    Source: Laney 2002, Quality Engineering 14; equals qicharts2 0.8.1 `qic(chart = "pp")` and `"p"`.

    Raises:
        InputError: when counts and totals do not suit each other, or a parameter is none that `xmr_chart` takes.
    """
    x, n = _counted(counts, totals)
    fix = checked_fix(fix_after_n_points)
    found = cuts(x.size, breaks=breaks, rebases=rebases)
    pieces = tuple(
        piece_of_shares(x[part], n[part], part.start, screen_outliers, fix, improvement_direction)
        for part in found.slices(x.size)
    )
    return ShareChart(n=x.size, pieces=pieces, breaks=tuple(sorted(set(breaks))), waiting=found.waiting)


def _counted(counts: ArrayLike, totals: ArrayLike) -> tuple[Floats, Floats]:
    x, n = vector(counts, of="counts"), vector(totals, of="totals")
    if x.size != n.size or not x.size:
        raise InputError(f"each round has a count and a total, not {x.size} and {n.size}")
    if (x % 1 != 0).any() or (n % 1 != 0).any():
        raise InputError("counts and totals are whole numbers")
    if (n < 1).any() or (x < 0).any() or (x > n).any():
        raise InputError("a count lies between 0 and its total, which is at least 1")
    return x, n
