"""What a definition says about a statistic."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Definition:
    """A statistic in words: its name in results, what it is, how it is computed and where that comes from.

    `text` is for people and is translated as a whole; `method` is the short name stored beside a figure. Raise
    `version` when a method would give another number for the same values, so that old figures stay explained.
    """

    statistic: str
    text: str
    method: str
    source: str
    version: str = "1"
