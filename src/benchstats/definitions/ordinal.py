"""Words and sources: the ordinal summaries, agreement, weights and two-group comparisons."""

from __future__ import annotations

from benchstats.definitions.definition import Definition

ROWS: tuple[Definition, ...] = ()
