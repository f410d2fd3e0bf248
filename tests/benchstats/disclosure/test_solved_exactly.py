"""The ends of what is not shown, solved from shares: in whole persons, none included."""

from collections.abc import Mapping, Sequence

import pytest
from tests.benchstats.disclosure.audit_calls import SCALE, cell, share

from benchstats.disclosure import Check, Finding, Released, Round
from benchstats.disclosure.bounds import Ends, Row
from benchstats.disclosure.linked import _near, leak_findings, linked, solved


def test_nobody_is_a_count_too() -> None:
    """0 to 2 of twenty, none of the first ten: 0 to 2 of the others."""
    cells = tuple(cell(name, (2, 3, 5, 0, 0), home="org") for name in "ab")
    links = linked([share("whole", ("a", "b"), "5"), share("a", ("a",), "0", unit="1")], answers=Round(cells, SCALE))
    found = solved(links, links.figures, known={}, sizes={"a": 10, "b": 10}, weights=links.weights)
    assert found == {"a": (0.0, 0.0), "b": (0.0, 20.0)}


def test_a_share_over_two_organisations_counts_persons_and_a_mean_of_two_shares_does_not() -> None:
    """6 of ten and 2 of thirty: 20 percent of all persons are 8 of forty; the mean of 60 and 6.7 is 33.3.

    Knowing the 6, the 8 leave exactly 2; the mean from 33.25 to 33.35 leaves 6.5 to 6.7 percent, which is 2 as well.
    """
    cells = (cell("a", (2, 2, 0, 3, 3)), cell("b", (10, 10, 8, 1, 1)))
    given = {"known": {"a": 60.0}, "sizes": {"a": 10, "b": 30}}
    pooled = linked([share("both", ("a", "b"), "20", unit="0.1")], answers=Round(cells, SCALE))
    found = solved(pooled, pooled.figures, weights=lambda _: {"a": 0.25, "b": 0.75}, **given)  # type: ignore[arg-type]
    assert found == {"a": (60.0, 60.0), "b": (100 * 2 / 30, 100 * 2 / 30)}
    both = share("both", ("a", "b"), "33.3", unit="0.1", is_unweighted=True)
    means = linked([both], answers=Round(cells, SCALE))
    found = solved(means, means.figures, weights=lambda _: {"a": 0.5, "b": 0.5}, **given)  # type: ignore[arg-type]
    assert [round(end, 4) for end in found["b"]] == [6.6667, 6.6667]


def test_all_of_sixty_who_are_known_are_sixty() -> None:
    cells = (cell("a", (0, 0, 0, 30, 30), home="org"), cell("b", (3, 3, 0, 2, 2), home="org"))
    links = linked([share("whole", ("a", "b"), "91", unit="1")], answers=Round(cells, SCALE))
    sizes = {"a": 60, "b": 10}
    found = solved(links, links.figures, known={"a": 100.0}, sizes=sizes, weights=links.weights)
    assert found == {"a": (100.0, 100.0), "b": (40.0, 40.0)}


@pytest.mark.parametrize(
    ("number", "is_unweighted", "is_whole"), [(8, True, True), (9, True, False), (9, False, True), (1, True, True)]
)
def test_beside_a_mean_of_shares_so_many_are_solved_in_whole_persons(
    number: int, is_unweighted: bool, is_whole: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []

    def spy(boxes: Mapping[str, Ends], _: Sequence[Row], *, whole: bool = False) -> Mapping[str, Ends]:
        asked.append(whole)
        return boxes

    monkeypatch.setattr("benchstats.disclosure.linked.ranges", spy)
    names = tuple("abcdefghi"[:number])
    cells = tuple(cell(name, (2, 3, 0, 3, 2)) for name in names)
    links = linked([share("all", names, "50", unit="1", is_unweighted=is_unweighted)], answers=Round(cells, SCALE))
    found = solved(links, links.figures, known={}, sizes=dict.fromkeys(names, 10), weights=links.weights)
    assert found == dict.fromkeys(names, (0.0, 100.0))
    assert asked == [is_whole]


def test_a_row_has_a_hairs_breadth_of_room_on_either_side() -> None:
    assert _near({"a": 0.5}, (1.0, 2.0)) == Row({"a": 0.5}, 1.0 - 1e-7, 2.0 + 1e-7)


def test_what_is_tight_without_any_figure_is_not_audited() -> None:
    cells = tuple(cell(name, (2, 3, 0, 3, 2)) for name in "ab")
    figures = [share("y", ("a", "b"), "50"), share("x", ("a",), "50")]
    links = linked(figures, answers=Round(cells, SCALE))

    def problem(_: Sequence[Released]) -> dict[str, Ends]:
        return {"a": (1.0, 3.0)}

    found = leak_findings(problem, lambda *_: True, check=Check.COUNT, figures=links.figures, wanted=["a"],
                          audience=("c", "b"))  # fmt: skip
    assert found == [Finding("q", Check.NOT_AUDITED, ("a",), ("b", "c"), ("x", "y"))]
