"""What an instrument is: items on scales, in dimensions and languages; checked, frozen and versioned.

The pydantic models below are the schema of every instrument file (TOML or JSON) of the catalogue and of the command
line, and of the JSON that the database keeps. An unknown key, a missing translation or a dangling name is an error.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

# A column heading of anybody's file may become an item's key, so nearly every character is allowed.
Key = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f\x7f]{1,200}$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]
Text = dict[Language, Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]]

UNDETERMINED = "und"  # BCP 47: the language of a column heading is not known


class InstrumentClass(StrEnum):
    """Who is told what; the policy of each class is the gate's (`elc.comparison.gate`)."""

    CONFIDENTIAL = "confidential"
    OPEN_FEEDBACK = "open feedback"
    OFFICIAL = "official"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Review(_Part):
    """Who wrote and who checked the instrument. Without a checker it is shown as a draft."""

    author: str
    checker: str | None = None
    reviewed_on: date | None = None
    next_review: date | None = None
    limitations: Text
    draft_languages: tuple[Language, ...] = ()

    @property
    def is_draft(self) -> bool:
        """Whether nobody but its author has checked it."""
        return self.checker is None


class AnswerScale(_Part):
    """Whole numbers from `low` to `high`, with one label a value in each language, and the allowed ways out."""

    low: Annotated[int, Field(ge=-50)]
    high: Annotated[int, Field(le=100)]
    labels: dict[Language, tuple[str, ...]] = {}
    dont_know: bool = False
    not_applicable: bool = False

    @property
    def values(self) -> range:
        """The values in order."""
        return range(self.low, self.high + 1)

    @model_validator(mode="after")
    def _check(self) -> Self:
        if not self.low < self.high:
            raise ValueError("high must be greater than low")
        for language, labels in self.labels.items():
            if len(labels) != len(self.values):
                raise ValueError(f"{len(labels)} labels in {language} for {len(self.values)} values")
        return self


class Dimension(_Part):
    """A named set of items; in an event evaluation a section such as "The six sessions"."""

    key: Key
    title: Text


class Item(_Part):
    """One statement or criterion, answered on a scale. Its key survives versions and languages."""

    key: Key
    text: Text
    scale: Key
    dimension: Key | None = None
    lead_in: Text | None = None


class OpenQuestion(_Part):
    """A question answered in the respondent's own words."""

    key: Key
    text: Text


class Definition(_Part):
    """A whole instrument in one version."""

    key: Key
    version: Annotated[int, Field(ge=1)]
    instrument_class: InstrumentClass
    languages: tuple[Language, ...]
    title: Text
    purpose: Text
    minutes: Annotated[int, Field(ge=1)] | None = None
    review: Review
    scales: dict[Key, AnswerScale]
    dimensions: tuple[Dimension, ...] = ()
    items: Annotated[tuple[Item, ...], Field(min_length=1)]
    open_questions: tuple[OpenQuestion, ...] = ()

    @property
    def item_keys(self) -> tuple[str, ...]:
        """The items' keys in their order."""
        return tuple(item.key for item in self.items)

    def item(self, key: str) -> Item:
        """The item of that key; KeyError where there is none."""
        for item in self.items:
            if item.key == key:
                return item
        raise KeyError(key)

    def scale_of(self, key: str) -> AnswerScale:
        """The scale of the item of that key."""
        return self.scales[self.item(key).scale]

    @model_validator(mode="after")
    def _check(self) -> Self:
        _check_unique("item or open question", [*self.item_keys, *(question.key for question in self.open_questions)])
        _check_unique("dimension", [d.key for d in self.dimensions])
        dimensions = {d.key for d in self.dimensions}
        for item in self.items:
            if item.scale not in self.scales:
                raise ValueError(f"item {item.key} names the scale {item.scale}, which is not defined")
            if item.dimension is not None and item.dimension not in dimensions:
                raise ValueError(f"item {item.key} names the dimension {item.dimension}, which is not defined")
        self._check_languages()
        return self

    def _check_languages(self) -> None:
        texts: list[tuple[str, Text]] = [
            ("title", self.title),
            ("purpose", self.purpose),
            ("review.limitations", self.review.limitations),
        ]
        texts += [(f"dimension {d.key}", d.title) for d in self.dimensions]
        texts += [(f"item {i.key}", i.text) for i in self.items]
        texts += [(f"item {i.key}, lead_in", i.lead_in) for i in self.items if i.lead_in]
        texts += [(f"open question {q.key}", q.text) for q in self.open_questions]
        for where, text in texts:
            missing = set(self.languages) - set(text)
            if missing:
                raise ValueError(f"{where} has no text in {', '.join(sorted(missing))}")
        for name, scale in self.scales.items():
            if scale.labels and set(scale.labels) != set(self.languages):
                raise ValueError(f"scale {name} needs labels in {', '.join(self.languages)}")


def _check_unique(what: str, keys: list[str]) -> None:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise ValueError(f"the {what} key {key} is used twice")
        seen.add(key)
