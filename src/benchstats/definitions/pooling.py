"""Words and sources: partial pooling of few, unequal groups."""

from __future__ import annotations

from benchstats.definitions.definition import Definition

ROWS: tuple[Definition, ...] = ()
