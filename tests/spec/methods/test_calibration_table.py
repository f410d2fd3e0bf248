"""The measured table on the calibration page: whole, within its bound, and found again with other random numbers."""

from __future__ import annotations

import json
from math import hypot
from pathlib import Path
from typing import Any

import pytest

import calibration

FILE: dict[str, list[dict[str, Any]]] = json.loads(calibration.OUT.read_text("utf-8"))
ROWS = FILE["cells"]
CELLS = {(row["sizes"], row["groups"], row["icc"], row["audience"]): row for row in ROWS}


def test_the_table_holds_every_cell_once() -> None:
    assert Path("docs/methods/calibration.json") == calibration.OUT.relative_to(calibration.ROOT)
    wanted = [
        (pattern, groups, icc, audience)
        for pattern, audience in calibration.RUNS
        for groups in calibration.GROUPS[pattern]
        for icc in calibration.ICCS
    ]
    assert list(CELLS) == wanted
    assert len(ROWS) == len(wanted)


@pytest.mark.parametrize(("sizes", "groups", "audience"), sorted({(key[0], key[1], key[3]) for key in CELLS}))
def test_over_the_range_at_most_seven_of_a_hundred_are_wrong(sizes: str, groups: int, audience: str) -> None:
    some = [CELLS[sizes, groups, icc, audience] for icc in calibration.ICCS if icc]
    assert sum(row["wrong"] for row in some) <= 0.07 * sum(row["said"] for row in some)


def test_where_all_are_equal_at_most_three_of_a_hundred_are_said() -> None:
    assert all(row["share_said"] <= 0.03 for row in ROWS if not row["icc"])


@pytest.mark.parametrize(
    ("sizes", "groups", "icc", "audience"),
    [("7 to 57", 5, 0.12, "each_group"), ("5 to 17", 4, 0.0, "each_group"), ("7 to 57", 15, 0.06, "everybody")],
)
def test_other_random_numbers_find_the_same(sizes: str, groups: int, icc: float, audience: str) -> None:
    kept = CELLS[sizes, groups, icc, audience]
    again = calibration.cell(sizes, groups, icc, audience, rounds=300 // groups, seed=7)
    assert again["said"] > 0
    for share, error in (("share_said", "said_error"), ("share_wrong", "wrong_error")):
        # Four standard errors of the difference, and a hair for a share that never varies.
        assert abs(again[share] - kept[share]) <= 4 * hypot(again[error], kept[error]) + 1e-9


def test_the_stricter_rules_are_measured_on_the_hardest_cell() -> None:
    assert [(one["threshold"], one["value"]) for one in FILE["stricter"]] == list(calibration.STRICTER)
    for one in FILE["stricter"]:
        assert (one["sizes"], one["groups"], one["icc"], one["audience"]) == calibration.HARDEST
        assert one["rounds"] == calibration.MORE_ROUNDS * CELLS[calibration.HARDEST]["rounds"]


def test_under_a_stricter_rule_less_is_said_of_the_same_networks() -> None:
    first, *others = FILE["stricter"]
    assert all(one["said"] < first["said"] for one in others)
    again = [calibration.stricter(threshold, value, rounds=40) for threshold, value in calibration.STRICTER[:2]]
    assert again[0]["said"] > again[1]["said"] > 0
    assert [one["rounds"] for one in again] == [40, 40]


def test_other_random_numbers_find_the_same_under_a_stricter_rule() -> None:
    kept = FILE["stricter"][1]
    again = calibration.stricter(*calibration.STRICTER[1], rounds=150, seed=7)
    for share, error in (("share_said", "said_error"), ("share_wrong", "wrong_error")):
        assert abs(again[share] - kept[share]) <= 4 * hypot(again[error], kept[error])
