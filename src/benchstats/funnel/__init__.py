"""Funnel limits for shares, ratios and means, with overdispersion."""

from benchstats.funnel.display import FunnelDisplay, funnel_display
from benchstats.funnel.funnel import Funnel
from benchstats.funnel.limits import FunnelLimits
from benchstats.funnel.methods import RatioScale, funnel_of_counts, funnel_of_means, funnel_of_ratios, funnel_of_shares
from benchstats.funnel.point import FunnelPoint

__all__ = [
    "Funnel",
    "FunnelDisplay",
    "FunnelLimits",
    "FunnelPoint",
    "RatioScale",
    "funnel_display",
    "funnel_of_counts",
    "funnel_of_means",
    "funnel_of_ratios",
    "funnel_of_shares",
]
