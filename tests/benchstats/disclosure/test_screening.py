"""Clearing organisations without solving for each audience never clears one that somebody could work out."""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchstats import Scale
from benchstats.disclosure import GroupAnswers, Kind, Printed, Released, Round, Statistic
from benchstats.disclosure.hitting import fewest_hitting
from benchstats.disclosure.linked import is_count_tight, is_mean_tight, linked
from benchstats.disclosure.of_others import others_findings
from benchstats.disclosure.screening import unsafe_organisations

SCALE = Scale(1, 5)
TENTH = Fraction(1, 10)


@st.composite
def rounds(draw: st.DrawFn) -> tuple[Round, list[Released]]:
    """Organisations with means of others, of everybody, of a peer group, and some that show their own value."""
    names = [f"o{at}" for at in range(draw(st.integers(4, 7)))]
    is_share = draw(st.booleans())
    cells = []
    for name in names:
        n = draw(st.integers(5, 12))
        at = draw(st.integers(0, 4)) if not is_share else 0
        high = draw(st.integers(0, n))
        counts = [0, 0, 0, 0, 0]
        counts[at] += n - high
        counts[4] += high
        cells.append(GroupAnswers(name, name, "q", tuple(counts)))
    answers = Round(tuple(cells), SCALE)
    is_unweighted = draw(st.booleans())
    shown: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = []
    if draw(st.booleans()):
        shown += [(f"others of {name}", tuple(set(names) - {name}), (name,)) for name in names]
    if draw(st.booleans()):
        shown.append(("everybody", tuple(names), ("members",)))
    if draw(st.booleans()):
        shown.append(("peers", tuple(names[: draw(st.integers(3, len(names)))]), ("public",)))
    for name in names:
        if draw(st.integers(0, 5)) == 0:
            shown.append((f"own of {name}", (name,), draw(st.sampled_from([("members",), (name,), ("o1",)]))))
    figures = []
    unit = Fraction(5) if is_share else TENTH
    statistic = Statistic.SHARE if is_share else Statistic.MEAN
    for name, groups, seen_by in shown:
        plain = Released(name, "q", Kind.ITEM_MEAN, statistic, groups, Printed(Fraction(0), unit), seen_by,
                         values=(4, 5) if is_share else (), is_unweighted=is_unweighted)  # fmt: skip
        number = answers.number(plain)
        assert number is not None
        printed = Printed(round(number / unit) * unit, unit)
        figures.append(
            Released(name, "q", Kind.ITEM_MEAN, statistic, groups, printed, seen_by, plain.values, is_unweighted)
        )
    return answers, figures


@given(drawn=rounds(), gone=st.sampled_from([1, 2]))
@settings(max_examples=40)
def test_who_is_cleared_is_found_by_nobody(drawn: tuple[Round, list[Released]], gone: int) -> None:
    answers, figures = drawn
    over_several = [one for one in figures if len(one.groups) > 1]
    if not over_several:
        return
    links = linked(figures, answers=answers)
    unsafe = set(unsafe_organisations(links, over_several, gone=gone))
    found = {
        one.about[0]
        for size in range(1, gone + 1)
        for names in combinations(sorted(links.units), size)
        for one in others_findings(links, coalition=gone, audience=names)
    }
    assert found <= unsafe
    told = {one.about[0] for one in others_findings(links, coalition=gone) if one.audience[0].startswith("o")}
    assert told == found


@pytest.mark.parametrize("k", [5, 12])
def test_the_middle_of_the_scale_is_cleared(k: int) -> None:
    names = [f"o{at:02}" for at in range(k)]
    answers = Round(tuple(GroupAnswers(name, name, "q", (2, 2, 4, 2, 2)) for name in names), SCALE)
    figures = [
        Released(f"others of {name}", "q", Kind.ITEM_MEAN, Statistic.MEAN, tuple(set(names) - {name}),
                 Printed(Fraction(3), TENTH), (name,), is_unweighted=True)
        for name in names
    ]  # fmt: skip
    links = linked(figures, answers=answers)
    assert unsafe_organisations(links, figures, gone=2) == []
    # With all but two known, the mean of the rest is their mean; with all but one, it is that one.
    assert unsafe_organisations(links, figures, gone=k - 1) == names


@pytest.mark.parametrize(
    ("ends", "tight"), [((2.0, 3.5), False), ((2.0, 3.499), True), ((1.0, 5.0), False), ((3.0, 3.0), True)]
)
def test_a_mean_has_a_point_and_a_half(ends: tuple[float, float], tight: bool) -> None:
    assert is_mean_tight(ends, (1.0, 5.0)) is tight


@pytest.mark.parametrize(
    ("ends", "tight"),
    [((30.0, 70.0), False), ((31.0, 70.0), True), ((30.0, 69.0), True), ((0.0, 100.0), False)],
)
def test_a_count_has_two_either_way(ends: tuple[float, float], tight: bool) -> None:
    assert is_count_tight(ends, 50.0, 10) is tight


def test_a_count_at_its_end_needs_room_on_one_side() -> None:
    assert not is_count_tight((0.0, 30.0), 10.0, 10)  # 1 of 10: 0 to 3
    assert is_count_tight((0.0, 29.0), 10.0, 10)
    assert not is_count_tight((80.0, 100.0), 100.0, 10)
    assert is_count_tight((81.0, 100.0), 100.0, 10)


@given(st.lists(st.frozensets(st.sampled_from("abcdef"), min_size=1), max_size=6))
@settings(max_examples=40)
def test_the_fewest_are_the_fewest(sets: list[frozenset[str]]) -> None:
    found = fewest_hitting(sets)
    assert all(one & found for one in sets)
    for size in range(len(found)):
        assert not any(all(set(some) & one for one in sets) for some in combinations("abcdef", size))
