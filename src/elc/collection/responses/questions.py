"""Which columns are items of an instrument: by their key, or by the question, as form tools export it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from elc.collection.responses.answering import plain
from elc.instruments.definition import Definition, Item

_NUMBERED = re.compile(r"[0-9]{1,3} ?[.)] ?")  # "1. " or "1) " before a question


@dataclass(frozen=True)
class ItemColumns:
    """What the headings say.

    `keys`: column -> the item's key, in the order of the file; two columns may have one key. `by_text`: those of
    them that were recognised by their question. `languages`: the instrument's, the headings' most likely first.
    """

    keys: dict[int, str]
    by_text: frozenset[int]
    languages: tuple[str, ...]


def item_columns(headings: Sequence[str], definition: Definition) -> ItemColumns:
    """The columns whose heading is an item's key, or its text in any language, with or without number and lead-in.

    A text that several items share says nothing.
    """
    texts = _texts(definition)
    own = set(definition.item_keys)
    keys: dict[int, str] = {}
    by_text: set[int] = set()
    votes: Counter[str] = Counter()
    for column, heading in enumerate(headings):
        if heading in own:
            keys[column] = heading
            continue
        text = plain(heading)
        found = texts.get(text) or texts.get(_without_number(text)) or {}
        if len(found) == 1:
            [(keys[column], languages)] = found.items()
            by_text.add(column)
            votes.update(languages)
    likely = sorted(definition.languages, key=lambda language: -votes[language])
    return ItemColumns(keys, frozenset(by_text), tuple(likely))


def _without_number(text: str) -> str:
    number = _NUMBERED.match(text)
    return text[number.end() :] if number else text


def _texts(definition: Definition) -> dict[str, dict[str, list[str]]]:
    """Text for comparing -> the key of each item that has it -> in which languages."""
    found: dict[str, dict[str, list[str]]] = {}
    for item in definition.items:
        for language, text in _wordings(item):
            found.setdefault(plain(text), {}).setdefault(item.key, []).append(language)
    return found


def _wordings(item: Item) -> Iterator[tuple[str, str]]:
    for language, text in item.text.items():
        yield language, text
        if item.lead_in and language in item.lead_in:
            yield language, f"{item.lead_in[language]}: {text}"
