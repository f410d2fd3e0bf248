"""What two shares of overlapping groups tell of those who are in one only: in whole persons, at each boundary."""

from fractions import Fraction
from itertools import product

import pytest

from benchstats import Scale
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
    reconstruction_audit,
)
from benchstats.disclosure.against_policy import is_coarse
from benchstats.disclosure.bounds import Row, ranges
from benchstats.disclosure.of_differences import difference_findings, difference_range, is_unanimous
from benchstats.disclosure.rules import Rule

SCALE = Scale(1, 5)
LOW = Printed(Fraction(10), Fraction(5), Side.AT_MOST)
HIGH = Printed(Fraction(90), Fraction(5), Side.AT_LEAST)


def about(text: str, unit: str = "5") -> Printed:
    return Printed(Fraction(text), Fraction(unit), ties_up=True)


def share(name: str, groups: tuple[str, ...], shown: Printed, **more: object) -> Released:
    given = {"values": (4, 5), "seen_by": ("org",), **more}
    return Released(name, "q", Kind.ITEM_PERCENT, Statistic.SHARE, groups, shown, **given)  # type: ignore[arg-type]


def answers(**cells: tuple[int, int]) -> Round:
    """Of each group, how many gave a 3 and a 4; "new" answered after the first release."""
    return Round(
        tuple(
            GroupAnswers(name, "org", "q", (0, 0, no, yes, 0), edition=2 if name == "new" else 1)
            for name, (no, yes) in cells.items()
        ),
        SCALE,
    )


def differences(figures: list[Released], given: Round, **more: object) -> list[Finding]:
    return difference_findings(figures, answers=given, coalition=1, **more)  # type: ignore[arg-type]


def test_ten_further_persons_are_all_positive() -> None:
    """At most 2 of 20, later 11.25 to 12.75 of 30, that is 12: all ten new ones."""
    given = answers(old=(18, 2), new=(0, 10))
    figures = [share("e1", ("old",), LOW), share("e2", ("old", "new"), about("40"), edition=2)]
    assert differences(figures, given) == [Finding("q", Check.UNANIMOUS, ("new",), ("org",), ("e1", "e2"), 10.0)]
    shown = share("e3", ("new",), HIGH, edition=2)
    assert [one.check for one in differences([*figures, shown], given)] == [Check.UNANIMOUS]
    found = reconstruction_audit(figures, answers=given, insiders=0)
    assert [one.check for one in found.findings] == [Check.UNANIMOUS]
    assert len(found.withhold) == 1


def test_ten_further_persons_none_of_whom_is_positive() -> None:
    """3 of 20 are 12.5 to 17.5 percent: 3; later at most 3 of 30."""
    given = answers(old=(17, 3), new=(10, 0))
    figures = [share("e1", ("old",), about("15")), share("e2", ("old", "new"), LOW, edition=2)]
    assert [one.check for one in differences(figures, given)] == [Check.UNANIMOUS]
    other = [figures[0], share("e2", ("old", "new"), about("15"), edition=2)]
    assert differences(other, given) == []


@pytest.mark.parametrize(("n", "found"), [(49, True), (50, False)])
def test_it_is_asked_below_fifty(n: int, found: bool) -> None:
    given = answers(old=(20, 0), new=(0, n))
    figures = [
        share("e1", ("old",), about("0", "1")),
        share("e2", ("old", "new"), about(str(round(100 * n / (20 + n))), "1")),
    ]
    assert bool(differences(figures, given)) is found


def test_the_range_by_every_way_of_answering() -> None:
    given = answers(a=(2, 2), b=(3, 1), c=(2, 3))
    for first, second in product((HIGH, LOW, about("40", "20"), about("60", "10"), about("50")), repeat=2):
        one, other = share("x", ("a", "b"), first), share("y", ("b", "c"), second)
        fits = [
            a
            for a, b, c in product(range(5), range(5), range(6))
            if first.span.holds(Fraction(100 * (a + b), 8)) and second.span.holds(Fraction(100 * (b + c), 9))
        ]
        low, high = difference_range(one, other, answers=given)
        if fits:
            assert (low, high) == (min(fits), max(fits))


def test_whose_values_make_a_group_of_one_mind() -> None:
    assert is_unanimous(3, 3, n=3, values=(4, 5), scale=SCALE)
    assert not is_unanimous(2, 3, n=3, values=(4, 5), scale=SCALE)
    assert is_unanimous(0, 0, n=3, values=(4, 5), scale=SCALE)
    assert not is_unanimous(0, 1, n=3, values=(4, 5), scale=SCALE)
    assert is_unanimous(3, 3, n=3, values=(1, 2), scale=SCALE)
    assert not is_unanimous(0, 0, n=3, values=(1, 2), scale=SCALE)
    assert not is_unanimous(3, 3, n=3, values=(3, 4), scale=SCALE)


def test_fewer_than_ten_keep_two_either_way() -> None:
    """85 percent of 25 are 21 (20.6 to 21.9), of 31 they are 26 or 27: 5 or 6 of the six new ones."""
    given = answers(old=(4, 21), new=(0, 6))
    figures = [share("e1", ("old",), about("85")), share("e2", ("old", "new"), about("85"), edition=2)]
    assert difference_range(figures[1], figures[0], answers=given) == (5, 6)
    expected = Finding("q", Check.COUNT, ("new",), ("org",), ("e1", "e2"), round(100 / 6, 6))
    assert differences(figures, given) == [expected]
    assert expected in reconstruction_audit(figures, answers=given, insiders=0).findings
    shown = share("e3", ("new",), HIGH, edition=2)
    assert differences([*figures, shown], given) == []
    assert differences([*figures, share("e3", ("new",), HIGH, seen_by=("other",), edition=2)], given) == [expected]


def test_ten_persons_need_no_room() -> None:
    given = answers(old=(5, 15), new=(5, 5))
    figures = [share("e1", ("old",), about("75")), share("e2", ("old", "new"), about("67", "1"), edition=2)]
    assert difference_range(figures[1], figures[0], answers=given) == (5, 5)
    assert differences(figures, given) == []
    nine = answers(old=(5, 15), new=(4, 5))
    figures[1] = share("e2", ("old", "new"), about("69", "1"), edition=2)
    assert [one.check for one in differences(figures, nine)] == [Check.COUNT]


def test_who_puts_figures_together() -> None:
    given = answers(old=(18, 2), new=(0, 10))
    figures = [share("e1", ("old",), LOW, seen_by=("a",)), share("e2", ("old", "new"), about("40"), seen_by=("b",))]
    assert differences(figures, given) == []
    (found,) = difference_findings(figures, answers=given, coalition=2)
    assert found.audience == ("a", "b")
    assert [one.audience for one in differences(figures, given, audience=("a", "b", "c"))] == [("a", "b", "c")]
    public = [figures[0], share("e2", ("old", "new"), about("40"), seen_by=("public",))]
    assert [one.audience for one in differences(public, given)] == [("a",)]


def test_groups_apart_and_other_statistics_have_no_difference() -> None:
    given = answers(old=(18, 2), new=(0, 10))
    assert differences([share("e1", ("old",), LOW), share("e2", ("new",), HIGH, edition=2)], given) == []
    assert differences([share("e1", ("old",), LOW), share("e2", ("old",), LOW)], given) == []
    mean = Released("m", "q", Kind.ITEM_MEAN, Statistic.MEAN, ("old", "new"), about("3.4", "0.1"), ("org",))
    assert differences([share("e1", ("old",), LOW), mean], given) == []


def test_a_mean_of_shares_of_organisations_is_no_count() -> None:
    cells = [GroupAnswers("a", "a", "q", (0, 0, 18, 2, 0)), GroupAnswers("b", "b", "q", (0, 0, 0, 10, 0))]
    given = Round(tuple(cells), SCALE)
    own, both = share("e1", ("a",), LOW), share("e2", ("a", "b"), about("40"))
    assert differences([own, both], given)
    assert differences([own, share("e2", ("a", "b"), about("55"), is_unweighted=True)], given) == []


def test_ranges_of_whole_numbers() -> None:
    boxes = {"a": (0.0, 5.0), "b": (0.0, 5.0)}
    assert ranges(boxes, [Row({"a": 2, "b": 2}, 17, 19)], whole=True) == {"a": (4.0, 5.0), "b": (4.0, 5.0)}
    assert ranges(boxes, [Row({"a": 2, "b": 2}, 17, 19)]) == {"a": (3.5, 5.0), "b": (3.5, 5.0)}
    assert ranges(boxes, [Row({"a": 2}, 5, 9)], whole=True)["a"] == (3.0, 4.0)
    assert ranges(boxes, [Row({"a": 1, "b": 2}, 3.5, 4.5)], whole=True) == {"a": (0.0, 4.0), "b": (0.0, 2.0)}
    two = ranges(boxes, [Row({"a": 2, "b": 3}, 11, 12), Row({"a": 1, "b": -1}, -1, 2)], whole=True)
    assert two == {"a": (3.0, 3.0), "b": (2.0, 2.0)}


@pytest.mark.parametrize("n", [20, 80])
@pytest.mark.parametrize(
    ("side", "value", "ok"),
    [
        (Side.AT_LEAST, "4.8", True), (Side.AT_LEAST, "4.79", False), (Side.AT_LEAST, "3.874", False),
        (Side.AT_MOST, "1.2", True), (Side.AT_MOST, "1.21", False), (Side.AT_MOST, "3.876", False),
        (Side.AT_LEAST, "1.2", False), (Side.AT_MOST, "4.8", False),
    ],
)  # fmt: skip
def test_a_bound_is_one_of_the_policys_own(side: Side, value: str, ok: bool, n: int) -> None:
    """Two bounds of any value close in on the true mean, whether or not the rule still codes."""
    shown = Printed(Fraction(value), Fraction(1, 10), side)
    one = Released("m", "d", Kind.DIMENSION_MEAN, Statistic.MEAN, ("a",), shown, ("a",))
    assert is_coarse(one, rule=Rule(5, coded_below=60), n=n, low=1, high=5) is ok


@pytest.mark.parametrize(("value", "side", "ok"), [("90", Side.AT_LEAST, True), ("80", Side.AT_LEAST, False),
                                                  ("10", Side.AT_MOST, True), ("20", Side.AT_MOST, False)])  # fmt: skip
def test_a_bound_of_a_share_too(value: str, side: Side, ok: bool) -> None:
    one = share("s", ("a",), Printed(Fraction(value), Fraction(5), side))
    for n in (59, 60):
        assert is_coarse(one, rule=Rule(10, bases=((10, 10), (20, 5)), coded_below=60), n=n, low=1, high=5) is ok
