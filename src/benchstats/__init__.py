"""Statistics of answers on a scale: values in, frozen results out.

A pure library: no Django, no clock, no file, no global random. The search for the answers behind a published
table is a package of its own, `benchstats.reconstruct`, with its own public names.
"""

from benchstats.definitions import DEFINITIONS, Definition
from benchstats.descriptives import Description, Interval, Share, describe, describe_many, wilson_share
from benchstats.multiplicity import benjamini_hochberg
from benchstats.permutation import PermutationTest, permutation_test
from benchstats.scales import Scale

__all__ = [
    "DEFINITIONS",
    "Definition",
    "Description",
    "Interval",
    "PermutationTest",
    "Scale",
    "Share",
    "benjamini_hochberg",
    "describe",
    "describe_many",
    "permutation_test",
    "wilson_share",
]
