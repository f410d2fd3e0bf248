"""Statistics of small groups, and what of it may be shown: values in, frozen results out.

A pure library: no Django, no clock, no file, no global random. This package holds what follows from counts of answers
and needs the standard library alone; each further area is a package of its own, with its own public names (README).
"""

from benchstats.definitions import DEFINITIONS, Definition
from benchstats.descriptives import Description, describe, describe_many
from benchstats.errors import BenchstatsError, InputError, NotSettled, TooManySteps
from benchstats.multiplicity import benjamini_hochberg, benjamini_yekutieli, holm
from benchstats.permutation import PermutationTest, permutation_test
from benchstats.results import Interval, Reason, Result, Sentence
from benchstats.scales import Scale
from benchstats.shares import Share, wilson_share

__all__ = [
    "DEFINITIONS",
    "BenchstatsError",
    "Definition",
    "Description",
    "InputError",
    "Interval",
    "NotSettled",
    "PermutationTest",
    "Reason",
    "Result",
    "Scale",
    "Sentence",
    "Share",
    "TooManySteps",
    "benjamini_hochberg",
    "benjamini_yekutieli",
    "describe",
    "describe_many",
    "holm",
    "permutation_test",
    "wilson_share",
]
