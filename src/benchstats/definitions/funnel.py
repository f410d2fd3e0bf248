"""Words and sources: funnel limits."""

from __future__ import annotations

from benchstats.definitions.definition import Definition

ROWS: tuple[Definition, ...] = (
    Definition(
        "funnel",
        "Range in which an organisation of this size is expected to lie if it differs from the others by chance only",
        "funnel limits, 95 % and 99.8 %, with overdispersion from 15 organisations on",
        "Spiegelhalter 2005, Statistics in Medicine 24; Verburg et al. 2018; R FunnelPlotR 0.6.0",
    ),
)
