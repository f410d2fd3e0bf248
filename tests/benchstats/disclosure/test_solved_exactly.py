"""The ends of what is not shown, solved from shares: in whole persons, none included."""

from tests.benchstats.disclosure.audit_calls import SCALE, cell, share

from benchstats.disclosure import Round
from benchstats.disclosure.linked import linked, solved


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
