"""The learning curve over rounds: change between two, regression to the mean, trends, and charts over many.

One round: no curve. Two: a change, with what was to be expected of it. Three to five: a slope with its range. From six
on: a chart with trial limits; from twelve on, locked limits. Stayers and joiners are organisations and units: persons
are never linked across rounds, so the product uses `unlinked_change` for the answers of one organisation.
"""

from benchstats.change.causes import PointType, SpecialCause
from benchstats.change.composition import CompositionChange, Part, composition_change
from benchstats.change.network import AgainstNetwork, NetworkChanges, change_against_network, network_changes
from benchstats.change.overlapping import (
    OverlappingChange,
    SmallestChange,
    change_between_rounds,
    overlapping_change,
    smallest_change,
)
from benchstats.change.paired import PairedChange, UnlinkedChange, paired_change, unlinked_change
from benchstats.change.pieces import Rebase, Stage
from benchstats.change.regression import CorrectedChange, RegressionToMean, corrected_changes, regression_to_mean
from benchstats.change.shares import ShareChart, SharePiece, p_prime_chart
from benchstats.change.signed import WilcoxonSigned, wilcoxon_signed
from benchstats.change.slopes import NetworkTrends, network_trends
from benchstats.change.xmr import XmrChart, XmrPiece, xmr_chart

__all__ = [
    "AgainstNetwork",
    "CompositionChange",
    "CorrectedChange",
    "NetworkChanges",
    "NetworkTrends",
    "OverlappingChange",
    "PairedChange",
    "Part",
    "PointType",
    "Rebase",
    "RegressionToMean",
    "ShareChart",
    "SharePiece",
    "SmallestChange",
    "SpecialCause",
    "Stage",
    "UnlinkedChange",
    "WilcoxonSigned",
    "XmrChart",
    "XmrPiece",
    "change_against_network",
    "change_between_rounds",
    "composition_change",
    "corrected_changes",
    "network_changes",
    "network_trends",
    "overlapping_change",
    "p_prime_chart",
    "paired_change",
    "regression_to_mean",
    "smallest_change",
    "unlinked_change",
    "wilcoxon_signed",
    "xmr_chart",
]
