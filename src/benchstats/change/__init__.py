"""The learning curve over rounds: change between two, regression to the mean, trends, and charts over many.

One round: no curve. Two: a change, with what was to be expected of it. Three to five: a slope with its range. From six
on: a chart with trial limits; from twelve on, locked limits. Stayers and joiners are organisations and units: persons
are never linked across rounds, so the product uses `unlinked_change` for the answers of one organisation.
"""

from benchstats.change.against import AgainstNetwork, change_against_network
from benchstats.change.between import change_between_rounds
from benchstats.change.causes import PointType, SpecialCause
from benchstats.change.composition import composition_change
from benchstats.change.corrected import CorrectedChange, corrected_changes
from benchstats.change.network import NetworkChanges, network_changes
from benchstats.change.overlapping import OverlappingChange, overlapping_change
from benchstats.change.paired import PairedChange, paired_change
from benchstats.change.parts import CompositionChange, Part
from benchstats.change.pieces import Rebase
from benchstats.change.regression import RegressionToMean, regression_to_mean
from benchstats.change.share_piece import SharePiece
from benchstats.change.shares import ShareChart, p_prime_chart
from benchstats.change.signed import WilcoxonSigned, wilcoxon_signed
from benchstats.change.slopes import network_trends
from benchstats.change.smallest import SmallestChange, smallest_change
from benchstats.change.stages import Stage
from benchstats.change.trends import NetworkTrends
from benchstats.change.unlinked import UnlinkedChange, unlinked_change
from benchstats.change.xmr import XmrChart, xmr_chart
from benchstats.change.xmr_piece import XmrPiece

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
