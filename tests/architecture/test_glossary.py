"""One word for one thing: docs/glossary.md holds the words, and the code must use them."""

from __future__ import annotations

import ast
import re

from django.apps import apps
from tests.architecture.code import ROOT, SRC, python_files, tree

ROW = re.compile(
    r"^\| \*\*(?P<word>[^*]+)\*\* \| (?P<meaning>.+?) \| (?P<code>.*?) \| (?P<never>.*?) \|$", re.MULTILINE
)


def rows() -> list[dict[str, str]]:
    return [match.groupdict() for match in ROW.finditer((ROOT / "docs" / "glossary.md").read_text("utf-8"))]


def defined_names() -> set[str]:
    """Every class, function and top-level name that src defines."""
    names: set[str] = set()
    for file in python_files("src"):
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.ClassDef | ast.FunctionDef):
                names.add(node.name)
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                names.add(node.id)
            elif isinstance(node, ast.arg):
                names.add(node.arg)
    return names


def test_the_glossary_is_there_and_sorted() -> None:
    words = [row["word"].casefold() for row in rows()]
    assert len(words) >= 25
    assert words == sorted(words)
    assert len(set(words)) == len(words)


def test_every_name_of_the_glossary_exists_in_the_code() -> None:
    told = {name for row in rows() for name in re.findall(r"`(\w+)`", row["code"])}
    assert told - defined_names() == set()


def test_every_table_is_in_the_glossary() -> None:
    told = {name for row in rows() for name in re.findall(r"`(\w+)`", row["code"])}
    tables = {model.__name__ for model in apps.get_models() if model.__module__.startswith("elc.")}
    assert tables - told == set()


def test_words_that_were_decided_against_are_not_names_in_the_code() -> None:
    """A word in the last column is never (part of) a name; words in names are separated by _ or capitals."""
    never = {word.strip() for row in rows() for word in row["never"].split(",") if word.strip()}
    assert never
    found = {name for name in defined_names() for part in re.findall(r"[A-Z]?[a-z]+", name) if part.casefold() in never}
    assert found == set()


def test_no_text_for_members_speaks_of_winners() -> None:
    """Never "best", "worst" or "rank" in anything that a member sees: templates, messages, catalogue."""
    banned = re.compile(r"\b(best|worst|rank(?:ed|ing|s)?|winner|loser|league table)\b", re.IGNORECASE)
    places = [*(SRC / "elc" / "templates").rglob("*.html"), *(SRC / "elc" / "catalogue").rglob("*.toml")]
    places += list((SRC / "elc" / "locale").rglob("*.po"))
    assert [str(place) for place in places if banned.search(place.read_text("utf-8"))] == []
