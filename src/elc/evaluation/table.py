"""The evaluation of one or more events as a page, a PDF and files show it: plain data, already released, in order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Formula(StrEnum):
    """Which spread is shown: each event's as it was published, or one definition for all."""

    PUBLISHED = "published"
    SAMPLE = "sample"
    POPULATION = "population"

    @classmethod
    def named(cls, name: str) -> Formula | None:
        """The formula of that name, or None."""
        return cls._value2member_map_.get(name)  # type: ignore[return-value]


@dataclass(frozen=True)
class EventColumn:
    """One event: `series` (1 to 4) gives its colour and mark, `answers` is how many took part in the evaluation
    (None: too few to say), `definition` the SD shown ("sd_sample" or "sd_population"), `snapshot` the digest of the
    answers behind it.
    """

    slug: str
    name: str
    country: str
    held_on: date
    is_month_only: bool
    organisations: int
    series: int
    answers: int | None
    definition: str
    is_reconstructed: bool
    other_answers: tuple[int, ...]
    snapshot: str


@dataclass(frozen=True)
class Cell:
    """One criterion in one event. Numbers are None where `withheld` says why; `counts`: answers by value."""

    n: int | None
    mean: float | None
    spread: float | None
    counts: tuple[int, ...] | None
    withheld: str | None


@dataclass(frozen=True)
class CriterionRow:
    """One criterion: its number from 1, its texts by language, one cell an event."""

    nr: int
    key: str
    text: dict[str, str]
    lead_in: dict[str, str] | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Section:
    """Criteria that belong together."""

    title: dict[str, str]
    rows: tuple[CriterionRow, ...]


@dataclass(frozen=True)
class Difference:
    """One criterion in two events: the difference of the means (first minus second), the chance of one at least as
    large, that chance after allowing for all criteria, and whether it counts as clear. Rests on `n` answers.
    """

    nr: int
    n: int
    difference: float
    p: float
    p_adjusted: float
    is_clear: bool


@dataclass(frozen=True)
class Contrast:
    """Two events compared criterion by criterion; only criteria that could be tested."""

    first: str
    second: str
    differences: tuple[Difference, ...]

    @property
    def clear(self) -> tuple[int, ...]:
        """The numbers of the criteria whose difference is clear."""
        return tuple(one.nr for one in self.differences if one.is_clear)


@dataclass(frozen=True)
class Source:
    """The published table behind reconstructed answers."""

    title: str
    author: str
    published: date
    comments: tuple[dict[str, str], ...]


@dataclass(frozen=True)
class EvaluationTable:
    """Everything the page prints."""

    columns: tuple[EventColumn, ...]
    sections: tuple[Section, ...]
    scale: tuple[int, ...]
    labels: dict[str, tuple[str, ...]]
    formula: Formula
    contrasts: tuple[Contrast, ...]
    source: Source | None

    @property
    def rows(self) -> tuple[CriterionRow, ...]:
        """All criteria in order."""
        return tuple(row for section in self.sections for row in section.rows)
