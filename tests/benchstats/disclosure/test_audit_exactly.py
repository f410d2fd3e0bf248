"""The audit as a whole: what it puts together, for whom, and what it says of checks that cannot be made."""

from fractions import Fraction

import pytest
from tests.benchstats.disclosure.audit_calls import HOUSES, SCALE, audited, cell, figure, leaks, printed, scores, share

from benchstats import InputError
from benchstats.disclosure import (
    Check,
    Finding,
    GroupAnswers,
    Kind,
    Printed,
    Released,
    Round,
    Side,
    Statistic,
    audit,
    reconstruction_audit,
)
from benchstats.disclosure.hitting import fewest_hitting
from benchstats.errors import NotSettled


def linked_to_items(dimension: str, items: tuple[str, ...]) -> list[GroupAnswers]:
    """Ten persons, eight of them positive about each item, with 104 steps in scores over four items."""
    scored = cell("a", (*(0,) * 10, 6, 4, *(0,) * 5), subject=dimension, parts=4)
    return [*(cell("a", (0, 2, 0, 8, 0), subject=item) for item in items), scored]


def figures_of(dimension: str, items: tuple[str, ...]) -> list[Released]:
    mean = figure(dimension, ("a",), Printed(Fraction("3.6"), Fraction("0.1"), ties_up=True), subject=dimension)
    shown = Printed(Fraction(80), Fraction(10), ties_up=True)
    return [
        mean,
        *(
            figure(item, ("a",), shown, subject=item, kind=Kind.ITEM_PERCENT, statistic=Statistic.SHARE, values=(4, 5))
            for item in items
        ),
    ]


# What belongs together


def test_each_dimension_is_held_against_its_own_items() -> None:
    """See the tests of links: 112 steps without a low answer, 105 at most, so 4 low ones in each dimension."""
    first, second = ("i1", "i2", "i3", "i4"), ("k1", "k2", "k3", "k4")
    cells = (*linked_to_items("d", first), *linked_to_items("e", second))
    figures = [*figures_of("d", first), *figures_of("e", second)]
    found = reconstruction_audit(figures, answers=Round(cells, SCALE, (("d", first), ("e", second))))
    assert found.findings == (
        Finding("d", Check.LOW_ANSWER, ("a",), ("a",), ("d", *first), 4.0),
        Finding("e", Check.LOW_ANSWER, ("a",), ("a",), ("e", *second), 4.0),
    )


def test_a_broken_rule_and_a_low_answer_are_both_found() -> None:
    items = ("i1", "i2", "i3", "i4")
    dimension, *shares = figures_of("d", items)
    finer = figure("d", ("a",), Printed(Fraction("3.60"), Fraction("0.01"), ties_up=True))
    answers = Round(tuple(linked_to_items("d", items)), SCALE, (("d", items),))
    assert [one.check for one in reconstruction_audit([dimension, *shares], answers=answers).findings] == [
        Check.LOW_ANSWER
    ]
    assert {one.check for one in reconstruction_audit([finer, *shares], answers=answers).findings} == {
        Check.LOW_ANSWER,
        Check.POLICY,
    }


def test_a_dimension_of_one_item_is_held_against_it() -> None:
    """Half of ten positive is 5 * 3 + 5 * 2 = 25 steps without a low answer; a mean of "3.0" is 20 at most."""
    cells = (cell("a", (0, 5, 0, 5, 0), subject="i"), cell("a", (0, 5, 0, 5, 0), subject="d"))
    shares = figures_of("d", ("i",))[1:]
    shown = [figure("d", ("a",), Printed(Fraction(3), Fraction("0.1"), ties_up=True)), *shares]
    halves = [shown[0], figure("i", ("a",), Printed(Fraction(50), Fraction(10), ties_up=True), subject="i",
                               kind=Kind.ITEM_PERCENT, statistic=Statistic.SHARE, values=(4, 5))]  # fmt: skip
    found = reconstruction_audit(halves, answers=Round(cells, SCALE, (("d", ("i",)),)))
    assert leaks(found, Check.LOW_ANSWER) == [Finding("d", Check.LOW_ANSWER, ("a",), ("a",), ("d", "i"), 3.0)]


def test_subjects_that_are_not_linked_are_settled_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[set[frozenset[str]]] = []

    def noted(sets: set[frozenset[str]]) -> frozenset[str]:
        asked.append(set(sets))
        return fewest_hitting(sets)

    monkeypatch.setattr(audit, "fewest_hitting", noted)
    finer = [figure(name, ("a",), printed("3.00", "0.01"), subject=name) for name in ("x", "y")]
    found = audited(finer, *(scores("a", 12, 6, subject=name) for name in ("x", "y")))
    assert found.withhold == ("x", "y")
    assert asked == [{frozenset("x")}, {frozenset("y")}]


def test_figures_over_several_organisations_alike_are_no_figures_of_one_group() -> None:
    """A mean over organisations is not one over persons, so nothing is counted out of both; of one they are alike."""
    cells = [cell(name, (1, 1, 2, 4, 2)) for name in "ab"]
    by_homes = share("share", ("a", "b"), "60", is_unweighted=True)
    mean = figure("mean", ("a", "b"), printed("3.5"), subject="q", kind=Kind.ITEM_MEAN)
    assert leaks(audited([by_homes, mean], *cells), Check.TOGETHER) == []
    pooled = [share("share", ("a", "b"), "60"), mean]
    assert leaks(audited(pooled, *cells), Check.TOGETHER) == [
        Finding("q", Check.TOGETHER, ("a", "b"), ("a",), ("mean", "share"), 20.0)
    ]
    own = [
        share("share", ("a",), "60", is_unweighted=True),
        figure("mean", ("a",), printed("3.5"), subject="q", kind=Kind.ITEM_MEAN),
    ]
    assert leaks(audited(own, *cells), Check.TOGETHER) == [
        Finding("q", Check.TOGETHER, ("a",), ("a",), ("mean", "share"), 10.0)
    ]


def test_means_and_shares_are_each_held_against_their_own_kind() -> None:
    cells = [cell("a1", (3, 6, 6, 9, 6), home="a"), cell("a2", (0, 1, 1, 1, 0), home="a")]
    figures = [
        *(figure(f"mean {at}", one, printed("3.3"), subject="q") for at, one in enumerate((("a1",), ("a1", "a2")))),
        *(share(f"share {at}", one, "50") for at, one in enumerate((("a1",), ("a1", "a2")))),
    ]
    found = {one.figures for one in leaks(audited(figures, *cells), Check.DIFFERENCE)}
    assert found == {("mean 0", "mean 1"), ("share 0", "share 1")}


# For whom


@pytest.mark.parametrize("check", [Check.DIFFERENCE, Check.COUNT, Check.UNANIMOUS, Check.WIDTH])
def test_with_an_audience_only_these_look_on(check: Check) -> None:
    """Five persons more, all positive; a unit of nine, all at the top; three others, all at the top."""
    late = [cell("a", (10, 10, 0, 0, 0)), cell("a late", (0, 0, 0, 0, 5), home="a")]
    top = [cell(f"b{at}", (0,) * 12 + (n,), home="b", subject="d", parts=3) for at, n in enumerate((30, 9))]
    others = [cell(name, (0,) * 12 + (8,), subject="e", parts=3) for name in "cdf"]
    public = {"seen_by": ("public",)}
    figures = [
        share("s1", ("a",), "0", unit="1", **public),
        share("s2", ("a", "a late"), "20", unit="1", **public),
        figure("whole", ("b0", "b1"), printed("5.0"), **public),  # type: ignore[arg-type]
        figure("others", ("c", "d", "f"), printed("5.0"), subject="e", is_unweighted=True, **public),  # type: ignore[arg-type]
    ]
    found = leaks(audited(figures, *late, *top, *others, audience=["x"]), check)
    assert {one.audience for one in found} == {("x",)}
    if check is Check.WIDTH:
        assert {one.about for one in found} == {("b1",), ("c",), ("d",), ("f",)}


def test_somebody_is_taken_to_know_one_answer_unless_told_otherwise() -> None:
    """At most 1.2 of nine over three items: 5 steps at most, of which one of them took 3 and another 2."""
    at_most = figure("mean", ("a",), Printed(Fraction(12, 10), Fraction(1, 10), Side.AT_MOST))
    nine = cell("a", (7, 0, 1, 1, *(0,) * 9), subject="d", parts=3)
    assert audited([at_most], nine).passes
    assert audited([at_most], nine).insiders == 1
    assert [one.check for one in audited([at_most], nine, insiders=2).findings] == [Check.INSIDER]


# What cannot be done


def test_a_check_that_cannot_be_made_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever was found before it stays found."""

    def given_up(*_: object, **__: object) -> list[Finding]:
        raise NotSettled("given up")

    monkeypatch.setattr(audit, "pair_findings", given_up)
    finer = [figure(name, ("a",), printed("3.00", "0.01"), seen_by=("a", "b")) for name in ("x", "y")]
    found = audited(finer, *(scores(name, 12, 6) for name in HOUSES))
    assert leaks(found, Check.NOT_AUDITED) == [Finding("d", Check.NOT_AUDITED, (), ("a", "b"), ("x", "y"))]
    assert [one.figures for one in leaks(found, Check.POLICY)] == [("x",), ("y",)]


def test_two_figures_of_one_name_are_refused() -> None:
    shown = share("share", ("a",), "60")
    with pytest.raises(InputError) as refused:
        audited([shown, shown], cell("a", (1, 1, 2, 4, 2)))
    assert str(refused.value) == "each figure needs a name of its own"
