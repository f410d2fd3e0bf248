"""The worked examples of docs/methods are right, and the pages are what they say."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path

import pytest
from tests.benchstats.test_public_surface import SURFACES, classes
from tests.spec.methods.page import Page

from benchstats import DEFINITIONS, Result

HERE = Path(__file__).parent
DOCS = HERE.parents[2] / "docs" / "methods"


def _pages() -> list[Page]:
    """Each file in a folder here is a page."""
    names = [f"tests.spec.methods.{file.parent.name}.{file.stem}" for file in sorted(HERE.glob("*/*.py"))]
    return [import_module(name).PAGE for name in names]


PAGES = _pages()
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)


@each_page
def test_example_gives_what_it_says(page: Page) -> None:
    test = doctest.DocTestParser().get_doctest(page.example, {}, page.slug, None, 0)
    assert len(test.examples) >= 2
    said: list[str] = []
    flags = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
    doctest.DocTestRunner(optionflags=flags, verbose=False).run(test, out=said.append)
    assert "".join(said) == ""


@each_page
def test_page_is_the_written_one(page: Page) -> None:
    """Write them anew by `python tools/methods.py`."""
    assert (DOCS / f"{page.slug}.md").read_text("utf-8") == page.written()


def test_every_statistic_has_a_page() -> None:
    told = {name for page in PAGES for name in page.statistics}
    results = {one.statistic for module in SURFACES for one in classes(module) if issubclass(one, Result)
               and one is not Result}  # fmt: skip
    assert results - told == set()
    assert told <= set(DEFINITIONS)


def test_no_two_pages_share_a_name() -> None:
    assert len({page.slug for page in PAGES}) == len(PAGES)
    assert {file.stem for file in DOCS.glob("*.md")} == {page.slug for page in PAGES} | {"README"}
