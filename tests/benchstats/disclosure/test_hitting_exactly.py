"""The fewest figures to withhold: exactly which, and what is said when the solver gives up."""

import pytest

from benchstats.disclosure import hitting
from benchstats.disclosure.hitting import fewest_hitting
from benchstats.errors import NotSettled
from benchstats.solvers import Solution


@pytest.mark.parametrize(
    ("sets", "fewest"),
    [
        ((), ""),
        (("a",), "a"),
        (("a", "b", "ac"), "ab"),  # alone in a set: taken at once, and the third is hit by it
        (("ab", "bc", "bd"), "b"),
        (("ab", "ac", "de", "df"), "ad"),
        (("x", "xa", "ab", "bc"), "xb"),
    ],
)
def test_exactly_the_fewest_are_found(sets: tuple[str, ...], fewest: str) -> None:
    found = fewest_hitting([frozenset(one) for one in sets])
    assert found == frozenset(fewest)


def test_nothing_is_taken_by_half() -> None:
    """Half of each of three would hit every two of them; whole ones are two, any two."""
    found = fewest_hitting([frozenset("ab"), frozenset("bc"), frozenset("ac")])
    assert len(found) == 2
    assert found < frozenset("abc")


@pytest.mark.parametrize(
    "given_up", [Solution("feasible", 1.0, 0.0, (1.0, 1.0)), Solution("infeasible", None, None, None)]
)
def test_what_is_not_proved_to_be_the_fewest_is_no_answer(given_up: Solution, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hitting, "minimise", lambda *_, **__: given_up)
    with pytest.raises(NotSettled) as said:
        fewest_hitting([frozenset("ab")])
    assert str(said.value) == "the fewest figures to withhold were not found"
