"""The published evaluations of the pilots: what the article printed, kept digit by digit.

Published figures are facts of a source, not results of ours: means and variations stay the text that was
printed, so that nothing is ever rounded on the way. Which formula a variation follows is not in the source;
`benchstats.reconstruct` finds it.
"""

from __future__ import annotations

import json
import re
import tomllib
from decimal import Decimal
from importlib.resources import files
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from elc.core.refusals import NotThere
from elc.instruments.definition import Key, Text

Printed = Annotated[str, StringConstraints(pattern=r"^\d{1,3}\.\d{2}$")]
Month = Annotated[str, StringConstraints(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class Source(_Part):
    """Where the figures were published."""

    author: str
    title: str
    published: Month


class PublishedScale(_Part):
    """The lowest and the highest answer that could be given."""

    low: int
    high: int


class PublishedEvent(_Part):
    """One pilot event; `country` is ISO 3166-1 alpha-2, `organisations` how many took part."""

    slug: Slug
    name: str
    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
    held: Month
    organisations: Annotated[int, Field(ge=1)]


class PublishedFigure(_Part):
    """A mean and a variation exactly as printed, with a decimal point and two decimals."""

    mean: Printed
    variation: Printed


class PublishedRow(_Part):
    """One criterion, by the key of its item, with the figures of each event by its slug."""

    key: Key
    figures: dict[Slug, PublishedFigure]


class Remark(_Part):
    """What a participant said, retold in our own words; the source names neither person nor event."""

    retold: Literal[True]
    text: Text


class PublishedPilots(_Part):
    """A published table of evaluations, and the instrument whose items it is about."""

    instrument: Key
    version: Annotated[int, Field(ge=1)]
    source: Source
    scale: PublishedScale
    events: Annotated[tuple[PublishedEvent, ...], Field(min_length=1)]
    rows: Annotated[tuple[PublishedRow, ...], Field(min_length=1)]
    remarks: tuple[Remark, ...] = ()

    @model_validator(mode="after")
    def _check(self) -> Self:
        slugs = [event.slug for event in self.events]
        keys = [row.key for row in self.rows]
        if len(set(slugs)) < len(slugs) or len(set(keys)) < len(keys):
            raise ValueError("a slug or a key is used twice")
        for row in self.rows:
            if set(row.figures) != set(slugs):
                raise ValueError(f"row {row.key} must have figures for {', '.join(slugs)}")
            for figure in row.figures.values():
                if not self.scale.low <= Decimal(figure.mean) <= self.scale.high:
                    raise ValueError(f"row {row.key} has a mean outside the scale")
        return self


def load_pilots(name: str = "pilots-2016") -> PublishedPilots:
    """The published table of that name in the catalogue; NotThere where the catalogue has none.

    The file is the product's own, so a fault in it is a bug and fails as pydantic's ValidationError.
    """
    entry = files("elc.catalogue") / "pilots" / f"{name}.toml"
    if not re.fullmatch(r"[a-z0-9-]+", name) or not entry.is_file():
        raise NotThere(f"The catalogue has no published table {name}.", "Use pilots-2016.")
    content = tomllib.loads(entry.read_text(encoding="utf-8"))
    # Through JSON, because strict checks take a list for a tuple only there.
    return PublishedPilots.model_validate_json(json.dumps(content))
