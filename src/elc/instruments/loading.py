"""Reads instrument files: anybody's by path, and those that the product brings in its catalogue.

    find_definition(name)        a file by path, or one of the catalogue by key
    load_definition(path)        TOML or JSON by its suffix
    catalogue_definitions()      every file of elc/catalogue/instruments

Whatever cannot be used is refused as `BadInput` with the file, the place in it and the remedy.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from pathlib import Path

from pydantic import ValidationError

from elc.core.refusals import BadInput, Place
from elc.instruments.definition import Definition
from elc.instruments.explaining import explain, shown

_TELLING = {"key", "items", "scales"}  # a file with none of these is something else
MAX_BYTES = 1_000_000  # the largest instrument in use has some hundred items: about 100 kB


def find_definition(name: str | Path) -> Definition:
    """The instrument that `name` means: the file at that path, else the catalogue's of that key, or `key.v1`.

    Of several versions of a key the highest. BadInput where there is neither, and as `load_definition`.
    """
    path = Path(name)
    known = {}
    for definition in catalogue_definitions():  # sorted, so that the highest version stays under the plain key
        known[definition.key] = known[f"{definition.key}.v{definition.version}"] = definition
    if str(name) in known and not path.is_file():
        return known[str(name)]
    try:
        is_there = path.exists()
    except OSError:
        is_there = True  # `load_definition` says why it cannot be read
    if is_there:
        return load_definition(path)
    keys = ", ".join(sorted({definition.key for definition in catalogue_definitions()}))
    raise BadInput(
        "there is no such file or instrument.",
        f"Give the path of an instrument file, or the key of an instrument of the catalogue: {keys}.",
        place=Place(str(name)),
    )


def load_definition(path: Path) -> Definition:
    """The instrument in the TOML or JSON file at `path`, checked.

    BadInput where there is no such file, or it is too large, not UTF-8, not TOML or JSON, or no instrument.
    """
    place = Place(str(path))
    if path.suffix.lower() not in _PARSERS:
        raise BadInput("an instrument is a .toml or .json file.", "Give a file with one of these endings.", place=place)
    return _definition(_bytes_of(path, place), path.suffix.lower(), place)


@cache
def catalogue_definitions() -> tuple[Definition, ...]:
    """All instruments of the catalogue, sorted by key and version."""
    folder = files("elc.catalogue") / "instruments"
    found = [
        _definition(entry.read_bytes(), ".toml", Place(entry.name))
        for entry in folder.iterdir()
        if entry.name.endswith(".toml")
    ]
    return tuple(sorted(found, key=lambda definition: (definition.key, definition.version)))


def _bytes_of(path: Path, place: Place) -> bytes:
    try:
        # A pipe or a device would block or never end, so only plain files are opened.
        if not path.exists():
            raise BadInput("there is no such file.", "Check the name and the folder.", place=place)
        if not path.is_file():
            raise BadInput("this is not a file.", "Give one instrument file.", place=place)
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise BadInput(f"the file cannot be read ({reason}).", "Check its permissions.", place=place) from error
    if len(raw) > MAX_BYTES:
        raise BadInput("the file is larger than 1 MB.", "Give an instrument file, not answers.", place=place)
    return raw


def _definition(raw: bytes, suffix: str, place: Place) -> Definition:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput("the file is not UTF-8 text.", "Save it again with the encoding UTF-8.", place=place) from error
    kind, parse = _PARSERS[suffix]
    try:
        content = parse(text)
    except RecursionError as error:
        raise BadInput("the file is nested too deeply.", "Give an instrument file.", place=place) from error
    except ValueError as error:  # the base of both decode errors, and of a number with thousands of digits
        raise BadInput(f"this is not valid {kind}: {error}.", "Correct it at that place.", place=place) from error
    if isinstance(content, dict) and not content.keys() & _TELLING:
        raise BadInput(
            "this is not an instrument file.", "An instrument file names key, version, scales and items.", place=place
        )
    try:
        return Definition.model_validate(content)
    except ValidationError as error:
        sentence, remedy = explain(error)
        raise BadInput(sentence, remedy, place=place) from error


def _parse_json(text: str) -> object:
    return json.loads(text, object_pairs_hook=_without_repeats)


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """JSON would silently keep the last of two equal keys; TOML refuses them, so we do."""
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"the key {shown(key)} stands twice in one object")
        found[key] = value
    return found


_PARSERS: dict[str, tuple[str, Callable[[str], object]]] = {
    ".toml": ("TOML", tomllib.loads),
    ".json": ("JSON", _parse_json),
}
