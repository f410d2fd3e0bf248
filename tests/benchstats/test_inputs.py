"""What goes in is read in one place: gaps, lengths, labels, counts; each refusal says what was wrong."""

from __future__ import annotations

from math import inf, isnan, nan
from typing import Any

import numpy as np
import pytest
from tests.benchstats.refusing import refusing

from benchstats.checked_counts import positive_number, rates_checked, whole_counts
from benchstats.inputs import as_they_come, complete_pairs, in_order, table_with_gaps, variances_of, varies, vector


def test_what_comes_in_is_copied() -> None:
    given = np.array([1.0, 2.0])
    read = vector(given, of="scores")
    read[0] = 9
    assert given.tolist() == [1, 2]


def test_none_and_nan_are_gaps() -> None:
    rows: list[list[float | None]] = [[1, None], [nan, 4]]
    table = table_with_gaps(rows, of="scores", row="a person", column="an item")
    assert [[isnan(one) for one in row] for row in table.tolist()] == [[False, True], [True, False]]
    first, second = complete_pairs([1, None, 3, 4], [5, 6, nan, 8])
    assert (first.tolist(), second.tolist()) == ([1, 4], [5, 8])


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ("ab", "the scores are not a row of numbers"),
        ([[1]], "the scores are not a row of numbers, but have the shape (1, 1)"),
        ([1, -inf], "the scores are not finite: -inf is among them"),
        ([1, 2, None], "the scores may not have gaps, but number 3 is missing"),
    ],
)
def test_a_row_is_refused_in_words(values: Any, words: str) -> None:
    with refusing(words):
        vector(values, of="scores")


def test_variances_suit_their_values() -> None:
    with refusing("there are 2 values but 1 variances"):
        variances_of([1], size=2)
    with refusing("a variance cannot be negative: -0.5 among the variances"):
        variances_of([1, -0.5], size=2)


def test_labels_keep_their_places() -> None:
    names, places = as_they_come(["b", 1, "b"])
    assert (names, places.tolist()) == (("b", 1), [0, 1, 0])
    assert [in_order(["b", "a", "b"])[0], in_order(["b", "a", "b"])[1].tolist()] == [["a", "b"], [1, 0, 1]]


def test_rounding_noise_is_no_variation() -> None:
    assert not varies(np.array([0.3, 0.1 + 0.2]))
    assert varies(np.array([0.3, 0.3 + 1e-9]))
    assert not varies(np.array([]))


def test_counts_are_whole_and_within_their_limit() -> None:
    assert whole_counts([np.int64(2), 1_000_001], of="counts", largest=inf) == (2, 1_000_001)
    with refusing("counts lie between 0 and 1,000,000, but one is 1000001"):
        whole_counts([1_000_001], of="counts")
    with refusing("counts cannot be negative, but one is -1"):
        whole_counts([3, -1], of="counts", largest=inf)
    with refusing("there are 1 numerators but 2 denominators"):
        rates_checked([1], [2, 3])
    with refusing("the shape is a finite number above 0, not nan"):
        positive_number(nan, of="the shape")
