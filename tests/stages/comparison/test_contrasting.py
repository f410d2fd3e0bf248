"""Two snapshots side by side: what is tested, what is only subtracted, and what is left out."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tests.factories.mixed_round import MIXED

from elc.collection.answers import DONT_KNOW, MISSING, AnswerTable
from elc.comparison.contrasting import contrast_of
from elc.comparison.figures import Figure
from elc.snapshots.freezing import FrozenSnapshot, freeze

DIFFERENCE, P, ADJUSTED, DIFFERS = "mean_difference", "p_permutation", "p_adjusted", "differs_clearly"
LARGE = [1, 2, 3, 4] * 150  # on each side: the exact test would pass its limit


def snapshot(folder: Path, answers: dict[str, list[int]], groups: tuple[str, ...] = ("A",)) -> FrozenSnapshot:
    """A snapshot with these answers, and none to the other items."""
    rows = max((len(values) for values in answers.values()), default=0)
    columns = {
        key: np.array([*answers.get(key, []), *[MISSING] * rows][:rows], dtype=np.int8) for key in MIXED.item_keys
    }
    group_of = np.arange(rows, dtype=np.int32) % len(groups)
    return freeze(
        AnswerTable(groups, group_of.astype(np.int32), columns), definition=MIXED, salt=b"s" * 32, into=folder
    )


def contrast(folder: Path, first: dict[str, list[int]], second: dict[str, list[int]]) -> dict[str, dict[str, Figure]]:
    """The figures by item and statistic."""
    found: dict[str, dict[str, Figure]] = {}
    for figure in contrast_of(snapshot(folder / "first", first), snapshot(folder / "second", second)):
        found.setdefault(figure.measure, {})[figure.statistic] = figure
    return found


def test_an_item_too_large_for_the_test_has_its_difference_only(tmp_path: Path) -> None:
    first = {"five-1": [*LARGE, 5, 5], "five-2": [5] * 10, "five-3": [1, 2, 3, 4, 5, 1, 2, 3, 4, 5]}
    second = {"five-1": LARGE, "five-2": [1] * 10, "five-3": [1, 2, 3, 4, 5, 1, 2, 3, 4, 5]}
    found = contrast(tmp_path, first, second)
    assert list(found) == ["five-1", "five-2", "five-3"]
    assert list(found["five-1"]) == [DIFFERENCE]
    large = found["five-1"][DIFFERENCE]
    assert large.value == pytest.approx(1510 / 602 - 2.5, abs=1e-12)
    assert (large.n, large.withheld) == (1202, None)
    assert "permutation" not in large.method
    # 2 of the C(20, 10) deals are as far apart; adjusted for the two items that were tested, not for three.
    clear = found["five-2"]
    assert clear[P].value == pytest.approx(2 / 184_756, abs=1e-15)
    assert clear[ADJUSTED].value == pytest.approx(4 / 184_756, abs=1e-15)
    assert (clear[DIFFERS].value, clear[DIFFERS].n) == (1.0, 20)
    assert (found["five-3"][P].value, found["five-3"][DIFFERS].value) == (1.0, 0.0)


def test_clear_is_judged_by_the_adjusted_chance(tmp_path: Path) -> None:
    """One deal of C(10, 5) to either side: 0.0079 alone, and with ten items of which nine say nothing 0.07."""
    far, same = ([5] * 5, [1] * 5), ([2] * 5, [2] * 5)
    items = [key for key in MIXED.item_keys if key != "five-1"]
    found = contrast(
        tmp_path,
        {"five-1": far[0], **dict.fromkeys(items, same[0])},
        {"five-1": far[1], **dict.fromkeys(items, same[1])},
    )
    assert found["five-1"][P].value == pytest.approx(2 / 252, abs=1e-15)
    assert found["five-1"][ADJUSTED].value == pytest.approx(len(MIXED.items) * 2 / 252, abs=1e-12)
    assert found["five-1"][DIFFERS].value == 0.0
    assert "0.05" in found["five-1"][DIFFERS].definition


def test_items_with_fewer_than_five_answers_on_a_side_are_left_out(tmp_path: Path) -> None:
    first = {"five-1": [5] * 20, "five-2": [5] * 20}
    second = {"five-1": [1] * 4 + [DONT_KNOW] * 16, "five-2": [1] * 5}
    assert list(contrast(tmp_path, first, second)) == ["five-2"]


def test_nobody_answered_on_one_side(tmp_path: Path) -> None:
    assert contrast(tmp_path, {"five-1": [5] * 20}, {}) == {}


def test_a_contrast_of_many_groups_has_a_name_that_can_be_kept(tmp_path: Path) -> None:
    many = tuple(f"Unit {number:03}" for number in range(300))
    first = snapshot(tmp_path / "first", {"five-1": [5] * 300}, many)
    second = snapshot(tmp_path / "second", {"five-1": [5] * 7}, ("Õ" * 200,))
    (name,) = {figure.group for figure in contrast_of(first, second)}
    assert len(name) <= 420
    assert name.startswith("Unit 000, Unit 001")
    assert name.endswith("Õ" * 200)
