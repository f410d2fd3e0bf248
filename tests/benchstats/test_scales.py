import pytest

from benchstats import Scale


@pytest.mark.parametrize(
    ("low", "high", "positive"),
    [(1, 5, [4, 5]), (1, 4, [3, 4]), (0, 10, [6, 7, 8, 9, 10]), (1, 2, [2]), (-2, 2, [1, 2]), (-1, 0, [0])],
)
def test_positive_is_above_the_middle(low: int, high: int, positive: list[int]) -> None:
    assert list(Scale(low, high).positive) == positive


def test_values_and_size_include_both_ends() -> None:
    scale = Scale(0, 3)
    assert (list(scale.values), scale.size, str(scale)) == ([0, 1, 2, 3], 4, "0-3")


@pytest.mark.parametrize(("low", "high"), [(5, 1), (3, 3), (1.0, 5), (False, True), ("1", "5")])
def test_ends_that_make_no_scale_are_refused(low: int, high: int) -> None:
    with pytest.raises(ValueError, match="scale"):
        Scale(low, high)


@pytest.mark.parametrize("counts", [[1, 2], [1, 2, 3, 4, 5, 6], [0, 0, -1, 0, 0]])
def test_counts_must_suit_the_scale(counts: list[int]) -> None:
    with pytest.raises(ValueError, match="count"):
        Scale(1, 5).checked(counts)


def test_counts_are_whole_numbers() -> None:
    with pytest.raises(TypeError):
        Scale(1, 2).checked([1.5, 2])  # type: ignore[list-item]
