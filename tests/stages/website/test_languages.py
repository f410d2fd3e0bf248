"""Every sentence can be translated, and every one is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils.translation import trans_real
from pytest_django.fixtures import Settings

import messages
from elc.instruments.loading import catalogue_definitions

PSEUDO = "io"  # a language code that Django knows, has hardly translated, and ELC does not speak
VOID = {
    "meta",
    "link",
    "input",
    "br",
    "img",
    "hr",
    "path",
    "circle",
    "line",
    "polyline",
    "rect",
    "use",
    "source",
}
PAGES = [
    "/sign-in/",
    "/",
    "/events/",
    "/instruments/",
    "/instruments/quality-culture/1/",
    "/evaluation/tallinn,vilnius/",
]
PAGES += [
    "/evaluation/tallinn/?formula=sample",
    "/evaluation/tallinn,vilnius/?formula=population",
    "/evaluation/nosuch/",
]


def test_every_language_is_complete_and_compiled() -> None:
    template = messages.collect()
    assert len(list(template)) > 150
    assert {language: messages.problems(language, template) for language in messages.languages()} == {"et": []}
    assert set(messages.languages()) | {"en"} == {code for code, _ in settings.LANGUAGES}


def test_placeholders_survive_translation() -> None:
    for language in messages.languages():
        for message in messages.read(language):
            ids: tuple[str, ...] = message.id if isinstance(message.id, tuple) else (str(message.id),)
            strings = message.string if isinstance(message.string, tuple) else (str(message.string),)
            # Each form speaks for itself: "one answer" needs no number where "%(n)d answers" does.
            forms = [set(re.findall(r"%\((\w+)\)", words)) for words in ids]
            assert set(re.findall(r"%\((\w+)\)", strings[-1])) == forms[-1], message.id
            for string in strings[:-1]:
                assert set(re.findall(r"%\((\w+)\)", string)) in forms, message.id


class Texts(HTMLParser):
    """The words a reader sees or hears on a page, without what is marked as data (translate="no")."""

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[bool] = [False]
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        is_data = self.stack[-1] or given.get("translate") == "no" or tag in ("script", "style")
        if not is_data:
            for name in ("title", "alt", "aria-label", "placeholder"):
                self.found += [given[name] or ""] if given.get(name) else []
        if tag not in VOID:
            self.stack.append(is_data)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.stack.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.stack.pop()

    def handle_data(self, data: str) -> None:
        if not self.stack[-1] and data.strip():
            self.found.append(" ".join(data.split()))


@pytest.fixture
def pseudo_language(tmp_path: Path, settings: Settings) -> Iterator[None]:
    """A language in which every sentence of the catalogue stands between ⟦ and ⟧."""
    catalog = messages.collect()
    for message in catalog:
        if message.id:
            ids = message.id if isinstance(message.id, tuple) else (message.id,)
            marked = tuple(f"⟦{words}⟧" for words in ids)
            message.string = marked if isinstance(message.id, tuple) else marked[0]
    folder = tmp_path / PSEUDO / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalog.locale = PSEUDO
    (folder / "django.mo").write_bytes(messages.as_mo(catalog))
    settings.LOCALE_PATHS = [tmp_path]
    settings.LANGUAGES = [*settings.LANGUAGES, (PSEUDO, "Pseudo")]
    forget_languages()
    yield
    forget_languages()


def forget_languages() -> None:
    """Django keeps what it read of languages for the life of the process."""
    internals: Any = trans_real
    internals._translations.pop(PSEUDO, None)
    for function in vars(internals).values():
        if hasattr(function, "cache_clear"):
            function.cache_clear()


MARKED = re.compile(r"⟦[^⟦⟧]*⟧")
ONLY_SIGNS = re.compile(r"^[\W\d_]*$")


def words_of_catalogue(value: Any) -> set[str]:
    """Every text of an instrument: data with its own translations, not a string of the product."""
    if isinstance(value, str):
        return {value}
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return set().union(*map(words_of_catalogue, inner)) if inner else set()


DATA = set().union(*(words_of_catalogue(found.model_dump(mode="json")) for found in catalogue_definitions()))


def untranslatable(html: str) -> list[str]:
    texts = Texts()
    texts.feed(html)
    left = []
    for text in texts.found:
        rest = "".join(part for part in text.split(" · ") if part not in DATA)
        while MARKED.search(rest):  # sentences within sentences
            rest = MARKED.sub("", rest)
        if not ONLY_SIGNS.match(rest):
            left.append(text)
    return left


@pytest.mark.django_db
@pytest.mark.parametrize("path", [*PAGES, "/gallery/"])
def test_no_words_that_cannot_be_translated(path: str, office: Client, client: Client, pseudo_language: None) -> None:
    reader = client if path == "/sign-in/" else office
    reader.cookies[settings.LANGUAGE_COOKIE_NAME] = PSEUDO
    html = reader.get(path).content.decode()
    assert "⟦" in html
    assert untranslatable(html) == []


def test_the_finder_of_untranslatable_words_is_alive() -> None:
    assert untranslatable('<p>⟦Hello ⟦you⟧⟧ 4.64 <b translate="no">Tallinn</b></p>') == []
    assert untranslatable("<p>⟦Hello⟧ world</p>") == ["⟦Hello⟧ world"]
    assert untranslatable('<p title="Go">⟦Hello⟧</p>') == ["Go"]


@pytest.mark.django_db
def test_numbers_and_dates_follow_the_language(office: Client) -> None:
    assert b"4.64" in office.get("/evaluation/tallinn,vilnius/").content
    office.cookies[settings.LANGUAGE_COOKIE_NAME] = "et"
    page = office.get("/evaluation/tallinn,vilnius/").content.decode()
    assert "4,64" in page
    assert "4.64" not in page
    assert "oktoober 2015" in page
    assert '<html lang="et"' in page
