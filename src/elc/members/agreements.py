"""The wordings of the agreements: read from the catalogue, checked, one file a version.

    elc/catalogue/agreements/<agreement>.v<version>.toml

The current version is the highest. A version that somebody has accepted is never changed: a new wording is a new file.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from elc.members.models import Agreement

Words = dict[str, Annotated[str, Field(min_length=1)]]  # language code to text


class Section(BaseModel):
    """A heading and a paragraph, in every language of the wording."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Words
    text: Words


class Wording(BaseModel):
    """One version of an agreement."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    agreement: Agreement
    version: int = Field(ge=1)
    since: date
    languages: tuple[str, ...]
    draft_languages: tuple[str, ...] = ()
    checker: str | None = None
    title: Words
    summary: Words
    sections: tuple[Section, ...] = Field(min_length=1)


@cache
def wordings() -> dict[tuple[Agreement, int], Wording]:
    """Every wording of the catalogue, by agreement and version."""
    found = {}
    for file in files("elc.catalogue").joinpath("agreements").iterdir():
        if re.fullmatch(r"[a-z-]+\.v\d+\.toml", file.name):
            wording = Wording.model_validate(tomllib.loads(file.read_text("utf-8")))
            found[wording.agreement, wording.version] = wording
    return found


def current_version(agreement: Agreement) -> int:
    """The number of the version that is in force."""
    return max(version for kind, version in wordings() if kind is agreement)
