"""One stretch of a p' chart, with its own centre and limits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from benchstats.change.causes import ImprovementDirection, PointType, SpecialCause, point_types
from benchstats.change.chart_rules import special_causes
from benchstats.change.points import Points, placed
from benchstats.change.stages import Stage, stage
from benchstats.change.xmr_piece import mean_moving_range
from benchstats.inputs import Floats

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


def piece_of_shares(
    x: Floats, n: Floats, first: int, screened: bool, fix: int | None, direction: ImprovementDirection
) -> SharePiece:
    """The stretch of `x` of `n` answers that begins at the point `first`, its limits fixed after `fix` points."""
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
