"""docs/asvs.csv, the checklist after OWASP ASVS 5.0: whole, true to its tests, and within the shares that are promised.

The standard's own words are not ours to repeat: the file has its numbers, its levels, and words of our own.
"""

from __future__ import annotations

import ast
import csv
import re
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

import pytest
from tests.architecture.code import ROOT, tree

FILE: Final = ROOT / "docs" / "asvs.csv"
COLUMNS: Final = ["id", "level", "about", "verdict", "where", "note"]
MET, NOT_APPLICABLE, OPEN = "met", "not applicable", "open"
# Requirements of levels 1 and 2 in each chapter of version 5.0.0, and the twelve of level 3 that are taken besides.
OF_LEVEL_1: Final = {1: 8, 2: 4, 3: 8, 4: 2, 5: 4, 6: 13, 7: 6, 8: 4, 9: 4, 10: 5, 11: 3, 12: 3, 13: 1, 14: 2, 15: 3}
OF_LEVEL_2: Final = {
    1: 19, 2: 7, 3: 11, 4: 8, 5: 5, 6: 22, 7: 12, 8: 3, 9: 3, 10: 24, 11: 11, 12: 6, 13: 12,
    14: 7, 15: 10, 16: 16, 17: 7,
}  # fmt: skip
OF_LEVEL_3: Final = {
    "1.2.10", "5.2.4", "5.2.6", "5.3.3", "8.1.3", "8.3.2", "14.2.5", "14.2.6", "14.2.7", "14.2.8", "15.4.2", "16.5.4",
}  # fmt: skip
EXEMPTIONS: Final = {"14.2.1", "16.2.1"}
PROVEN: Final = 0.8  # of what applies, by a test that runs
PROVEN_WHOLLY: Final = {"8.2", "8.3", "8.4", "5.2", "16.5"}  # sections of which no part rests on words
EXCEPTION: Final = re.compile(r"Exception until (\d{4}-\d\d-\d\d): \S")


@dataclass(frozen=True)
class Requirement:
    """One line: what is asked, whether it holds, where that is shown, and what there is to say."""

    id: str
    level: str
    about: str
    verdict: str
    where: tuple[str, ...]
    note: str

    @property
    def chapter(self) -> int:
        return int(self.id.split(".")[0])

    @property
    def is_proven(self) -> bool:
        return self.verdict == MET and any("::" in place for place in self.where)


def requirements() -> list[Requirement]:
    with FILE.open(encoding="utf-8", newline="") as opened:
        rows = csv.DictReader(opened)
        assert rows.fieldnames == COLUMNS
        return [
            Requirement(row["id"], row["level"], row["about"], row["verdict"], tuple(row["where"].split()), row["note"])
            for row in rows
        ]


REQUIREMENTS: Final = requirements()
APPLICABLE: Final = [one for one in REQUIREMENTS if one.verdict != NOT_APPLICABLE]


def names_in(file: str) -> set[str]:
    path = ROOT / file
    return {node.name for node in tree(path).body if isinstance(node, ast.FunctionDef)} if path.is_file() else set()


def test_every_requirement_is_there_once_with_its_level() -> None:
    assert len({one.id for one in REQUIREMENTS}) == len(REQUIREMENTS)
    assert all(re.fullmatch(r"\d{1,2}\.\d{1,2}\.\d{1,2}", one.id) for one in REQUIREMENTS)
    for level, counts in (("1", OF_LEVEL_1), ("2", OF_LEVEL_2)):
        assert Counter(one.chapter for one in REQUIREMENTS if one.level == level) == counts
    assert (sum(OF_LEVEL_1.values()), sum(OF_LEVEL_2.values())) == (70, 183)
    assert {one.id for one in REQUIREMENTS if one.level == "3"} == OF_LEVEL_3


def test_the_lines_stand_in_the_order_of_the_standard() -> None:
    places = [tuple(map(int, one.id.split("."))) for one in REQUIREMENTS]
    assert places == sorted(places)


def test_each_says_in_a_few_words_what_it_is_about() -> None:
    long = [one.id for one in REQUIREMENTS if not 1 <= len(one.about.split()) <= 12]
    assert long == []
    assert not [one.id for one in REQUIREMENTS if re.search(r"\bverify that\b", one.about, re.IGNORECASE)]


@pytest.mark.parametrize("one", APPLICABLE, ids=[one.id for one in APPLICABLE])
def test_what_it_points_to_is_there(one: Requirement) -> None:
    assert one.verdict in (MET, OPEN)
    assert one.where, "a verdict points to a test, or to a file and a reason"
    for place in one.where:
        file, _, name = place.partition("::")
        assert (ROOT / file).exists(), file
        if name:
            assert name in names_in(file), place
        else:
            assert len(one.note.split()) >= 3, "a file alone needs its reason"


def test_what_does_not_apply_says_why() -> None:
    for one in REQUIREMENTS:
        if one.verdict == NOT_APPLICABLE:
            assert one.note, one.id
            assert not one.where, one.id


def test_nothing_of_level_1_is_open_and_of_level_2_only_with_a_date() -> None:
    """A date that has passed fails: then the exception is renewed for a reason, or ended."""
    for one in REQUIREMENTS:
        if one.verdict == OPEN:
            assert one.level != "1", one.id
            until = EXCEPTION.match(one.note)
            assert until, one.id
            assert date.fromisoformat(until[1]) >= datetime.now(UTC).date(), f"{one.id}: the exception has ended"


def test_most_of_it_is_proven_by_tests() -> None:
    proven = [one for one in APPLICABLE if one.is_proven]
    assert len(proven) / len(APPLICABLE) >= PROVEN, f"{len(proven)} of {len(APPLICABLE)}"


def test_of_some_sections_everything_is_proven_by_tests() -> None:
    words = [one.id for one in APPLICABLE if one.id.rpartition(".")[0] in PROVEN_WHOLLY and not one.is_proven]
    assert words == []


def test_the_two_exemptions_are_written_down() -> None:
    found = {one.id for one in REQUIREMENTS if one.note.startswith("Written exemption: ")}
    assert found == EXEMPTIONS


def test_the_page_says_the_numbers_of_the_file() -> None:
    proven = sum(one.is_proven for one in APPLICABLE)
    opened = sum(one.verdict == OPEN for one in APPLICABLE)
    page = " ".join((ROOT / "docs" / "security.md").read_text("utf-8").split())
    told = (
        f"{len(REQUIREMENTS)} requirements, {len(APPLICABLE)} of them apply, {proven} are proven by a test, "
        f"{opened} are open"
    )
    assert told in page, told


def test_every_section_that_it_names_is_on_the_page() -> None:
    page = (ROOT / "docs" / "security.md").read_text("utf-8")
    named = {name for one in REQUIREMENTS for name in re.findall(r"[Ss]ection “([^”]+)”", one.note)}
    assert named
    assert {name for name in named if f"## {name}\n" not in page} == set()
