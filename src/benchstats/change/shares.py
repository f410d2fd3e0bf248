"""The p' chart of a share over many rounds, and the p chart it replaces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike

from benchstats.change.causes import (
    ImprovementDirection,
    Points,
    PointType,
    SpecialCause,
    placed,
    point_types,
    special_causes,
)
from benchstats.change.pieces import LOCKED_FROM, Rebase, Stage, checked_fix, cuts, stage
from benchstats.change.xmr import mean_moving_range
from benchstats.errors import InputError
from benchstats.relationships.inputs import Floats, vector
from benchstats.results import Interval, Result, Sentence, say

STEPS = 1.128
"""The mean moving range of a standard normal series, d2 of two."""


@dataclass(frozen=True, slots=True)
class SharePiece:
    """A stretch of the chart with its own centre and, for each point, limits that follow its n; shares 0 to 1.

    `lower` and `upper` are the p' limits, `binomial_lower` and `binomial_upper` those of the p chart, too narrow where
    n is large. `sigma_z` is how much more the shares vary than chance alone would make them. `limits_shown` says
    whether limits may be drawn (from 6 points on). A single point has no p' limits.
    """

    first: int
    shares: tuple[float, ...]
    totals: tuple[int, ...]
    centre: float
    sigma_z: float | None
    lower: tuple[float, ...] | None
    upper: tuple[float, ...] | None
    binomial_lower: tuple[float, ...]
    binomial_upper: tuple[float, ...]
    stage: Stage
    outside_limits: tuple[bool, ...]
    special_causes: tuple[SpecialCause, ...]
    point_types: tuple[PointType, ...]

    @property
    def limits_shown(self) -> bool:
        """Whether there are limits, and enough points to draw them."""
        return self.stage is not Stage.NONE and self.lower is not None


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
            return say(
                "There are %(n)s comparable rounds so far; limits are drawn from 6 rounds on.", n=len(piece.shares)
            )
        return say(
            "Over %(n)s rounds the share was %(centre)s %% on average; with %(answers)s answers it is expected between "
            "%(low)s and %(high)s %%.",
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
        _piece(x[part], n[part], part.start, screen_outliers, fix, improvement_direction)
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


def _piece(
    x: Floats, n: Floats, first: int, screened: bool, fix: int | None, direction: ImprovementDirection
) -> SharePiece:
    shares, centre = x / n, float(x[:fix].sum() / n[:fix].sum())
    errors = np.sqrt(centre * (1 - centre) / n)
    sigma_z = _sigma_z((shares - centre)[:fix], errors[:fix], screened)
    points = _placed(shares, centre, errors, sigma_z)
    causes = special_causes(points)
    low, high = _limits(centre, 3 * errors)
    p_low, p_high = (None, None) if sigma_z is None else _limits(centre, 3 * errors * sigma_z)
    return SharePiece(
        first=first,
        shares=tuple(shares.tolist()),
        totals=tuple(map(int, n.tolist())),
        centre=centre,
        sigma_z=sigma_z,
        lower=p_low,
        upper=p_high,
        binomial_lower=low,
        binomial_upper=high,
        stage=stage(x.size, fix_after_n_points=fix),
        outside_limits=tuple(points.outside.tolist()),
        special_causes=causes,
        point_types=point_types(causes, direction=direction),
    )


def _sigma_z(distances: Floats, errors: Floats, screened: bool) -> float | None:
    if distances.size < 2:
        return None
    if not errors.all():  # every share is 0, or every share is 1
        return 0.0
    return mean_moving_range(distances / errors, screened=screened) / STEPS


def _placed(shares: Floats, centre: float, errors: Floats, sigma_z: float | None) -> Points:
    reach = np.full(shares.size, np.inf) if sigma_z is None else 3 * errors * sigma_z
    return placed(shares, centre=centre, reach=reach)


def _limits(centre: float, reach: Floats) -> tuple[tuple[float, ...], tuple[float, ...]]:
    low, high = np.clip(centre - reach, 0.0, 1.0), np.clip(centre + reach, 0.0, 1.0)
    return tuple(low.tolist()), tuple(high.tolist())
