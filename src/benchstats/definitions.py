"""What each statistic is, in words: the one place that names, describes and sources them.

`text` is for people and is translated as a whole; `method` is the short name stored beside a figure. Raise
`version` when a method would give another number for the same counts, so that old figures stay explained.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, TypeAlias

SdDefinition: TypeAlias = Literal["sd_sample", "sd_population"]
SD_DEFINITIONS: tuple[SdDefinition, SdDefinition] = ("sd_sample", "sd_population")


@dataclass(frozen=True, slots=True)
class Definition:
    """A statistic in words: its name in results, what it is, how it is computed and where that comes from."""

    statistic: str
    text: str
    method: str
    source: str
    version: str = "1"


_ALL = (
    Definition("count", "Number of answers", "count", "whole-number sum of the counts"),
    Definition("mean", "Mean of the answers", "arithmetic mean", "exact whole-number sums, divided once"),
    Definition(
        "mean_interval",
        "Likely range of the mean (95 %, from the group's own SD, shown from 10 answers on)",
        "t interval, 95 %",
        "Student 1908, The probable error of a mean, Biometrika 6",
    ),
    Definition(
        "sd_sample",
        "SD, sample (divides by n - 1)",
        "sample standard deviation",
        "R stats::sd; numpy.std with ddof=1",
    ),
    Definition(
        "sd_population",
        "SD, population (divides by n)",
        "population standard deviation",
        "numpy.std with ddof=0",
    ),
    Definition(
        "share_positive",
        "Share of answers above the middle of the scale",
        "share with Wilson interval, 95 %",
        "Wilson 1927, JASA 22; Brown, Cai and DasGupta 2001, Statistical Science 16",
    ),
    Definition(
        "p_permutation",
        "Chance of a difference at least this large if the answers were dealt to the two groups at random",
        "exact two-sided permutation test of the difference in means",
        "Pitman 1937, JRSS Supplement 4; Streitberg and Röhmel 1986, Statistical Software Newsletter 12",
    ),
    Definition(
        "p_adjusted",
        "Chance adjusted for the number of comparisons looked at together",
        "Benjamini-Hochberg adjustment",
        "Benjamini and Hochberg 1995, JRSS B 57",
    ),
)

DEFINITIONS: Mapping[str, Definition] = MappingProxyType({one.statistic: one for one in _ALL})
