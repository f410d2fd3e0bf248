"""Words and sources: protection of tables."""

from __future__ import annotations

from benchstats.definitions.definition import Definition

ROWS: tuple[Definition, ...] = ()
