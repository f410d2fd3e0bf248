"""Every planted leak is found, and the fewest figures are withheld."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.benchstats.disclosure.audit_calls import HOUSES, audited, cell, figure, printed, scores, share

from benchstats.disclosure import (
    GroupAnswers,
    Kind,
    Released,
    Statistic,
)

# The fewest to withhold


def planted(kinds: set[str]) -> tuple[list[Released], list[GroupAnswers]]:
    """Six organisations with safe figures, and leaks planted among them by name."""
    cells = [scores(name, 12, 6) for name in HOUSES] + [cell(name, (1, 1, 4, 3, 3)) for name in HOUSES]
    cells.append(scores("a small", 3, 6, home="a"))
    figures = [figure(f"mean of {name}", (name,), printed("3.0"), seen_by=(name,)) for name in HOUSES[1:]]
    figures += [share(f"share of {name}", (name,), "50", seen_by=(name,)) for name in HOUSES]
    plants = {
        "policy": share("policy", ("a",), "50", unit="5", values=(4, 5)),
        "together": figure("together", ("b",), printed("3.5"), subject="q", kind=Kind.ITEM_MEAN, seen_by=("b",)),
        "difference": figure("difference", ("a",), printed("3.0"), kind=Kind.SUBGROUP_MEAN),
        "sd": figure("sd", ("c",), printed("1.2"), subject="q", kind=Kind.SD, statistic=Statistic.SD_POPULATION,
                     seen_by=("c",)),
        "others": figure("others", ("b", "c"), printed("3.0"), is_unweighted=True),
        "untrue": share("untrue", ("d",), "80", seen_by=("d",)),
    }  # fmt: skip
    figures.append(figure("whole of a", ("a", "a small"), printed("3.0")))
    return [*figures, *(one for name, one in plants.items() if name in kinds)], cells


PLANTS = ("policy", "together", "difference", "sd", "others", "untrue")


def test_without_plants_everything_passes() -> None:
    figures, cells = planted(set())
    assert audited(figures, *cells).findings == ()


@given(kinds=st.sets(st.sampled_from(PLANTS), min_size=1))
@settings(max_examples=20)
def test_every_planted_leak_is_found_and_the_fewest_withheld(kinds: set[str]) -> None:
    figures, cells = planted(kinds)
    found = audited(figures, *cells)
    assert not found.passes
    named = {name for one in found.findings for name in one.figures}
    assert kinds <= named
    # Only what was planted is withheld, or for a pair one figure instead.
    assert len(found.withhold) <= len(kinds)
    kept = [one for one in figures if one.name not in found.withhold]
    assert audited(kept, *cells).passes


@given(kinds=st.sets(st.sampled_from(PLANTS), min_size=1, max_size=2))
@settings(max_examples=10)
def test_no_smaller_set_would_do(kinds: set[str]) -> None:
    figures, cells = planted(kinds)
    found = audited(figures, *cells)
    smaller = len(found.withhold) - 1
    involved = sorted({name for one in found.findings for name in one.figures})
    for gone in product(involved, repeat=smaller):
        assert not audited([one for one in figures if one.name not in gone], *cells).passes


# Classes of instruments
