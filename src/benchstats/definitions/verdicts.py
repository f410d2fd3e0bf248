"""Words and sources: verdicts, calibration and what is clear when nothing differs."""

from __future__ import annotations

from benchstats.definitions.definition import Definition

ROWS: tuple[Definition, ...] = ()
