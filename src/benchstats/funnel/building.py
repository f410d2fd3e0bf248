"""A funnel from figures on their scale: z scores, overdispersion, limits."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from benchstats.funnel.display import funnel_display
from benchstats.funnel.funnel import Funnel
from benchstats.funnel.limits import FunnelLimits, normal_limits, poisson_limits
from benchstats.funnel.overdispersion import Overdispersion, overdispersion, truncated, winsorised
from benchstats.funnel.point import FunnelPoint
from benchstats.funnel.scales import FunnelScale, Logarithm
from benchstats.results import finite


def funnel_on(
    figures: Sequence[float],
    sizes: Sequence[float],
    target: float,
    scale: FunnelScale,
    *,
    is_poisson: bool = False,
    measured: Sequence[tuple[float, float]] | None = None,
) -> Funnel:
    """The funnel of figures with their sizes around a target, compared on a scale.

    `measured` is each figure on the scale with its standard error there, where these are not the scale's own.

    Raises:
        InputError: when ratios of 0 remain on the logarithmic scale.
    """
    if measured is None:
        measured = [(scale.forward(figure), scale.error(size)) for figure, size in zip(figures, sizes, strict=True)]
    centre = scale.forward(target)
    apart, errors = [at - centre for at, _ in measured], [error for _, error in measured]
    z = [distance / error for distance, error in zip(apart, errors, strict=True)]
    spread = overdispersion(truncated(z) if isinstance(scale, Logarithm) else winsorised(z), errors)
    unadjusted = [
        poisson_limits(target, size) if is_poisson else normal_limits(target, size, scale=scale) for size in sizes
    ]
    adjusted = [normal_limits(target, size, scale=scale, tau2=spread.tau2) for size in sizes]
    points = _points(figures, sizes, (apart, errors, z), spread, (unadjusted, adjusted))
    return Funnel(points, len(points), target, spread.phi, spread.tau2, funnel_display(len(points)))


def _points(
    figures: Sequence[float],
    sizes: Sequence[float],
    on_scale: tuple[list[float], list[float], list[float]],
    spread: Overdispersion,
    limits: tuple[list[FunnelLimits], list[FunnelLimits]],
) -> tuple[FunnelPoint, ...]:
    display = funnel_display(len(figures))
    rows = zip(figures, sizes, *on_scale, spread.z_used, *limits, strict=True)
    return tuple(
        FunnelPoint(
            figure=figure,
            n=size,
            z=finite(z),
            z_used=used,
            z_adjusted=finite(apart / sqrt(error**2 + spread.tau2)),
            unadjusted=unadjusted,
            overdispersed=adjusted,
            display=display,
        )
        for figure, size, apart, error, z, used, unadjusted, adjusted in rows
    )
