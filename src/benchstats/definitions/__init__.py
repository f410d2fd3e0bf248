"""What each statistic is, in words: the one place that names, describes and sources them, one module an area."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias

from benchstats.definitions import (
    adjustment,
    answers,
    change,
    counts,
    disclosure,
    funnel,
    matching,
    multilevel,
    ordinal,
    perturbation,
    pooling,
    raters,
    relationships,
    reliability,
    scoring,
    tabular,
    verdicts,
)
from benchstats.definitions.definition import Definition

SdDefinition: TypeAlias = Literal["sd_sample", "sd_population"]
SD_DEFINITIONS: tuple[SdDefinition, SdDefinition] = ("sd_sample", "sd_population")

_AREAS = (
    answers, ordinal, scoring, reliability, raters, pooling, verdicts, counts, multilevel, funnel, adjustment,
    change, relationships, disclosure, tabular, perturbation, matching,
)  # fmt: skip

DEFINITIONS: Mapping[str, Definition] = MappingProxyType({one.statistic: one for area in _AREAS for one in area.ROWS})

__all__ = ["DEFINITIONS", "SD_DEFINITIONS", "Definition", "SdDefinition"]
