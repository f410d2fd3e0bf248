"""Words and sources: funnel limits."""

from __future__ import annotations

from benchstats.definitions.definition import Definition

ROWS: tuple[Definition, ...] = ()
