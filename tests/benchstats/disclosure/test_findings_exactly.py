"""Findings: each leak is told once, for the widest audience, in a fixed order."""

import pytest

from benchstats.disclosure import Check, Finding
from benchstats.disclosure.findings import widest


def leak(audience: tuple[str, ...], *, figures: tuple[str, ...] = ("x",), about: str = "g") -> Finding:
    return Finding("q", Check.DIFFERENCE, (about,), audience, figures, 1.0)


# From the widest to the narrowest; within each pair the alphabet alone would say the opposite.
LADDER = [(("public",), ("members",)), (("members",), ("a",)), (("b",), ("a", "c")), (("public",), ("a",))]


@pytest.mark.parametrize(("wide", "narrow"), [*LADDER, (("a",), ("b",)), (("public",), ("a", "b"))])
def test_a_leak_is_told_for_the_widest_audience(wide: tuple[str, ...], narrow: tuple[str, ...]) -> None:
    assert widest([leak(narrow), leak(wide)]) == [leak(wide)]
    assert widest([leak(wide), leak(narrow)]) == [leak(wide)]


def test_leaks_are_in_the_order_of_their_figures_whoever_sees_them() -> None:
    first, second = leak(("z",), figures=("x",)), leak(("b",), figures=("y",))
    assert widest([second, first]) == [first, second]
    assert widest([first, second]) == [first, second]


def test_leaks_about_different_groups_are_different_leaks() -> None:
    one, other = leak(("a",), about="g"), leak(("a",), about="h")
    assert widest([other, one, other]) == [one, other]
