"""Answers on an ordered scale: one item in words and numbers, how far people agree, two groups, weights.

Everything that needs no distance between the answers, and the summaries that people expect beside it. Two groups are
compared from the counts of the scale's values, lowest first; single items also from the answers themselves.
"""

from benchstats.ordinal.agreement import dispersion
from benchstats.ordinal.boxes import Boxes, boxes_of
from benchstats.ordinal.counted import CountedAnswers, count_answers
from benchstats.ordinal.direction import DirectionCheck, direction_check
from benchstats.ordinal.dispersion import AgreementWord, Dispersion
from benchstats.ordinal.item import item_summary, item_summary_of_counts
from benchstats.ordinal.item_summary import ItemSummary
from benchstats.ordinal.link import cumulative_link
from benchstats.ordinal.midranks import MidrankTest, midrank_test
from benchstats.ordinal.places import interpolated_median, quantile, quantile_of_counts
from benchstats.ordinal.shares import ShareWithInterval, share_interval
from benchstats.ordinal.shift import CumulativeShift
from benchstats.ordinal.superiority import Superiority, superiority
from benchstats.ordinal.weighted_mean import WeightedMean, weighted_mean
from benchstats.ordinal.weights import kish_n_eff, trimmed_weights

__all__ = [
    "AgreementWord",
    "Boxes",
    "CountedAnswers",
    "CumulativeShift",
    "DirectionCheck",
    "Dispersion",
    "ItemSummary",
    "MidrankTest",
    "ShareWithInterval",
    "Superiority",
    "WeightedMean",
    "boxes_of",
    "count_answers",
    "cumulative_link",
    "direction_check",
    "dispersion",
    "interpolated_median",
    "item_summary",
    "item_summary_of_counts",
    "kish_n_eff",
    "midrank_test",
    "quantile",
    "quantile_of_counts",
    "share_interval",
    "superiority",
    "trimmed_weights",
    "weighted_mean",
]
