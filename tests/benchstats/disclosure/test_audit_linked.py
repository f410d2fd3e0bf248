"""The audit of figures that are linked: others, coalitions, units, withheld counts."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog
from tests.benchstats.disclosure.audit_calls import (
    audited,
    cell,
    figure,
    leaks,
    others_mean,
    printed,
    scores,
    share,
    with_printed,
)

from benchstats.disclosure import (
    Check,
    Kind,
    Printed,
    Released,
)


def test_others_near_the_end_of_the_scale_are_bounded() -> None:
    """Three others at 4.67 each: 3 * 4.75 - 10 = 4.25 to 5 is narrower than 1.5 (own calculation)."""
    high = [cell(name, (0,) * 9 + (2, 0, 0, 6), subject="d", parts=3) for name in "abcd"]  # mean 4.75
    found = leaks(audited([others_mean("4.8")], *high), Check.WIDTH)
    assert {one.about for one in found} == {("b",), ("c",), ("d",)}
    assert {one.audience for one in found} == {("a",)}
    assert found[0].found == pytest.approx(0.75, abs=1e-5)  # 5 - (3 * 4.75 - 10)
    middle = [scores(name, 8, 6) for name in "abcd"]
    assert audited([others_mean("3.0")], *middle).passes


def test_two_who_look_together_bound_the_third() -> None:
    """Three at 4.67 each: whoever knows the other two of five knows each to 14 - 10 = 4 at least (by hand)."""
    names = "abcde"
    levels = {"a": 6, "b": 6, "c": 11, "d": 11, "e": 11}
    cells = [cell(one, tuple(8 * (at == levels[one]) for at in range(13)), subject="d", parts=3) for one in names]

    def others(name: str) -> Released:
        rest = tuple(set(names) - {name})
        true = sum(Fraction(1) + Fraction(levels[one], 3) for one in rest) / 4
        return figure(f"others of {name}", rest, Printed(round(true * 10) / Fraction(10), Fraction(1, 10)),
                      seen_by=(name,), is_unweighted=True)  # fmt: skip

    figures = [others(name) for name in names]
    found = leaks(audited(figures, *cells), Check.WIDTH)
    assert {(one.audience, one.about) for one in found} == {(("a", "b"), (name,)) for name in "cde"}
    assert {one.figures for one in found} == {("others of b",)}  # the one of a alone would do as well
    assert found[0].found == pytest.approx(5 - 3.6, abs=1e-5)  # 4 * 4.15 - 3 - 10 = 3.6
    four = [one for one in cells if one.organisation != "e"]
    assert audited([], *four).coalition == 1
    assert audited([], *cells).coalition == 2


@pytest.mark.parametrize(("level", "tight"), [(6, False), (12, True)])
def test_a_small_unit_is_bounded_by_the_whole(level: int, tight: bool) -> None:
    cells = [cell("a1", tuple(30 * (at == level) for at in range(13)), home="a", subject="d", parts=3),
             cell("a2", tuple(5 * (at == level) for at in range(13)), home="a", subject="d", parts=3),
             cell("a3", tuple(5 * (at == level) for at in range(13)), home="a", subject="d", parts=3)]  # fmt: skip
    whole = figure("whole", ("a1", "a2", "a3"), printed(str(1 + level // 3)))
    found = leaks(audited([whole], *cells), Check.WIDTH)
    assert {one.about for one in found} == ({("a2",), ("a3",)} if tight else set())


def test_counts_that_are_not_shown_keep_two_either_way() -> None:
    cells = [cell(name, (2, 2, 4, 6, 6)) for name in "abcd"]
    pooled = {"kind": Kind.ITEM_PERCENT, "seen_by": ("members",)}
    exact = [
        share("all", tuple("abcd"), "60", unit="1", **pooled),
        share("three", tuple("bcd"), "60", unit="1", **pooled),
    ]
    found = leaks(audited(exact, *cells), Check.COUNT)
    assert any(one.about == ("a",) for one in found)
    assert not leaks(audited(exact[:1], *cells), Check.COUNT)


@given(
    levels=st.lists(st.integers(2, 10), min_size=4, max_size=4),
    unit=st.sampled_from([Fraction(1, 10), Fraction(1, 2)]),
)
@settings(max_examples=15)
def test_widths_agree_with_a_plain_linear_program(levels: list[int], unit: Fraction) -> None:
    cells = [scores(name, 8, level) for name, level in zip("abcd", levels, strict=True)]
    true = sum(1 + Fraction(level, 3) for level in levels[1:]) / 3
    shown = Printed(round(true / unit) * unit, unit)
    found = audited([figure("others", tuple("bcd"), shown, is_unweighted=True)], *cells)
    row = [[1 / 3] * 3, [-1 / 3] * 3]
    ends = [float(shown.span.high or 0), -float(shown.span.low or 0)]
    expected = {}
    for at, name in enumerate("bcd"):
        sides = [
            linprog([side * (one == at) for one in range(3)], A_ub=row, b_ub=ends, bounds=(1, 5), method="highs").fun
            for side in (1, -1)
        ]
        if -sides[1] - sides[0] < 1.5 - 1e-6:
            expected[name] = -sides[1] - sides[0]
    assert {one.about[0]: one.found for one in leaks(found, Check.WIDTH)} == pytest.approx(expected, abs=1e-4)


@given(
    counts=st.lists(st.tuples(st.integers(5, 9), st.integers(0, 9)), min_size=4, max_size=4),
    unit=st.sampled_from([Fraction(1, 100), Fraction(1), Fraction(5)]),
)
@settings(max_examples=25)
def test_a_mean_of_shares_is_solved_in_whole_persons(counts: list[tuple[int, int]], unit: Fraction) -> None:
    """Against every choice of counts: the steps of 1 in 5 and 1 in 9 leave fewer of them than fractions would."""
    sizes = [n for n, _ in counts[1:]]
    true = [min(n, yes) for n, yes in counts[1:]]
    cells = [cell("a", (0, 0, 5, 5, 0)), *(cell(name, (0, 0, n - yes, yes, 0))
             for name, n, yes in zip("bcd", sizes, true, strict=True))]  # fmt: skip
    mean = sum((Fraction(100 * yes, n) for n, yes in zip(sizes, true, strict=True)), Fraction(0)) / 3
    shown = Printed(round(mean / unit) * unit, unit)
    one = share("others", tuple("bcd"), "0", is_unweighted=True)
    found = leaks(audited([with_printed(one, shown)], *cells), Check.COUNT)
    fitting = [
        chosen
        for chosen in product(*(range(n + 1) for n in sizes))
        if shown.span.holds(
            sum((Fraction(100 * yes, n) for n, yes in zip(sizes, chosen, strict=True)), Fraction(0)) / 3
        )
    ]
    expected = {
        name
        for at, name in enumerate("bcd")
        if min(one[at] for one in fitting) > max(0, true[at] - 2)
        or max(one[at] for one in fitting) < min(sizes[at], true[at] + 2)
    }
    assert {one.about[0] for one in found} == expected
