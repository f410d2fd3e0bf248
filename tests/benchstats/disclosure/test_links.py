"""What a dimension and its items tell together: every boundary, exactly, and what is printed instead."""

from fractions import Fraction

import pytest

from benchstats import InputError, Scale
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
    printable,
    reconstruction_audit,
)
from benchstats.disclosure.multisets import Conditions, least_steps
from benchstats.disclosure.of_items import item_findings
from benchstats.errors import TooManySteps

SCALE = Scale(1, 5)
ITEMS = ("i0", "i1", "i2", "i3")


def with_items(
    counts: tuple[int, ...] = (0, 2, 0, 8, 0), *, n: int = 10, items: tuple[str, ...] = ITEMS, steps: int = 104
) -> Round:
    """Answers alike to all four items, and n scores that add up to the steps."""
    each, further = divmod(steps, n)
    scores = [0] * 17
    scores[each] += n - further
    scores[each + 1] += further
    cells = [GroupAnswers("a", "a", name, counts) for name in items]
    return Round((*cells, GroupAnswers("a", "a", "dim", tuple(scores), 4)), SCALE, (("dim", ITEMS),))


def dimension(text: str = "3.6", unit: str = "0.1", **more: object) -> Released:
    shown = Printed(Fraction(text), Fraction(unit), ties_up=True)
    return Released("dim", "dim", Kind.DIMENSION_MEAN, Statistic.MEAN, ("a",), shown, ("a",), **more)  # type: ignore[arg-type]


def share(item: str, text: str = "80", unit: str = "10", **more: object) -> Released:
    given = {"values": (4, 5), **more}
    shown = Printed(Fraction(text), Fraction(unit), ties_up=True)
    return Released(item, item, Kind.ITEM_PERCENT, Statistic.SHARE, ("a",), shown, ("a",), **given)  # type: ignore[arg-type]


def low_answers(figures: list[Released], answers: Round) -> list[Finding]:
    return item_findings("dim", figures, answers=answers, audience=("a",))


def test_a_dimension_below_what_its_items_allow_proves_low_answers() -> None:
    """Ten persons, "80" four times.

    Without a low answer the mean is 3.8 or more (112 steps); "3.6" is 105 at most, so 4 are low.
    """
    figures = [dimension(), *map(share, ITEMS)]
    found = low_answers(figures, with_items())
    assert found == [Finding("dim", Check.LOW_ANSWER, ("a",), ("a",), ("dim", *ITEMS), 4.0)]


def test_only_what_cannot_be_missed_is_named() -> None:
    """A mean of "3.3" is 93 steps at most; two items of 28 and two of 20 steps are 96, with one of 28 they are 88."""
    figures = [dimension("3.3"), *map(share, ITEMS)]
    (found,) = low_answers(figures, with_items())
    assert found.figures == ("dim", "i2", "i3")
    assert found.found == 10.0
    kept = [one for one in figures if one.name in found.figures]
    assert [one.figures for one in low_answers(kept, with_items())] == [found.figures]
    for name in found.figures:
        assert low_answers([one for one in kept if one.name != name], with_items()) == []


def test_of_two_figures_of_a_dimension_the_lower_one_is_named() -> None:
    again = Released("a dim", "dim", Kind.DIMENSION_MEAN, Statistic.MEAN, ("a",), dimension("3.8").printed, ("a",))
    (found,) = low_answers([dimension(), again, *map(share, ITEMS)], with_items())
    assert found.figures == ("dim", *ITEMS)


@pytest.mark.parametrize(
    ("text", "unit", "proved"),
    [("3.76", "0.1", 0), ("3.75", "0.1", 1), ("3.75", "0.05", 1), ("3.7", "0.1", 2), ("3.65", "0.1", 3)],
)
def test_the_boundary_of_the_sum(text: str, unit: str, proved: int) -> None:
    """Least sum 4 * (8 * 3 + 2 * 2) = 112 steps, which is 3.8; 111 steps are one low answer at least."""
    found = low_answers([dimension(text, unit), *map(share, ITEMS)], with_items())
    assert [one.found for one in found] == ([float(proved)] if proved else [])


def test_what_the_dimension_tells_alone_is_no_new_leak() -> None:
    """A mean of 2.9 proves a low answer by itself, as the policy allows; shares of 0 positive add nothing to it."""
    figures = [dimension("2.8"), *(share(name, "0") for name in ITEMS)]
    assert low_answers(figures, with_items()) == []
    (more,) = low_answers([dimension("2.8"), share("i0", "50")], with_items())
    assert more.figures == ("dim", "i0")


def test_neither_alone_is_looked_at() -> None:
    assert low_answers([dimension("2.0")], with_items()) == []
    assert low_answers([share("i0")], with_items()) == []
    sd = Released("sd", "dim", Kind.SD, Statistic.SD_SAMPLE, ("a",), Printed(Fraction(1), Fraction(1)), ("a",))
    assert low_answers([sd, share("i0")], with_items()) == []


def test_the_spread_of_a_dimension_is_not_named() -> None:
    sd = Released("a sd", "dim", Kind.SD, Statistic.SD_SAMPLE, ("a",), Printed(Fraction(1), Fraction(1)), ("a",))
    (found,) = low_answers([sd, dimension(), *map(share, ITEMS)], with_items())
    assert found.figures == ("dim", *ITEMS)


@pytest.mark.parametrize(("n", "found"), [(49, True), (50, False)])
def test_it_is_asked_below_fifty(n: int, found: bool) -> None:
    answers = with_items((0, n, 0, 0, 0), n=n, steps=4 * n)
    figures = [dimension("3.0"), *(share(name, "90") for name in ITEMS)]
    assert bool(low_answers(figures, answers)) is found


def test_who_answered_an_item_only_may_be_the_positive_ones() -> None:
    """12 answered the items, 10 have scores: of 10 of 12 positive two may be missing with a 5 each."""
    answers = with_items((0, 0, 2, 10, 0), n=10)
    more = Round((*(GroupAnswers("a", "a", name, (0, 0, 2, 10, 0)) for name in ITEMS), answers.answers[-1]), SCALE)
    figures = [dimension("3.6", "0.05"), *(share(name, "83", "1") for name in ITEMS)]
    # 10 * 3 + 2 * 2 - 2 * 4 = 26 steps each, 104 together: the mean of 3.6, up to 3.625 (not itself), is possible.
    assert low_answers(figures, more) == []
    (found,) = low_answers([dimension("3.55", "0.05"), *figures[1:]], more)
    assert found.found == 1.0
    # Nobody positive is 12 * 2 - 2 * 4 = 16 steps, but 10 answers that are not low are 20: 98 with the three others.
    (found,) = low_answers([dimension("3.4"), share("i0", "0", "1"), *figures[2:]], more)
    assert (found.figures, found.found) == (("dim", "i1", "i2", "i3"), 1.0)


def test_a_missing_answer_counts_as_not_low() -> None:
    """8 of 10 answered the items, all positive: 8 * 3 + 2 * 2 = 28 steps each, as with "80" of ten."""
    scores = with_items().answers[-1]
    answers = Round((*(GroupAnswers("a", "a", name, (0, 0, 0, 8, 0)) for name in ITEMS), scores), SCALE)
    figures = [*(share(name, "100") for name in ITEMS)]
    assert low_answers([dimension("3.8", "0.05"), *figures], answers) == []
    assert [one.found for one in low_answers([dimension("3.75", "0.05"), *figures], answers)] == [1.0]


def test_low_answers_that_are_shown_themselves_prove_nothing_further() -> None:
    """20 % low in each of four items is told; 8 * 2 = 16 steps each is then the least."""
    low = [share(name, "20", values=(1, 2)) for name in ITEMS]
    assert low_answers([dimension("3.6"), *low], with_items()) == []
    mixed = [low[0], *map(share, ITEMS[1:])]  # 8 * 2 + 3 * 28 steps are 100
    assert low_answers([dimension("3.55"), *mixed], with_items()) == []  # 103 at most
    assert [one.found for one in low_answers([dimension("3.45"), *mixed], with_items())] == [1.0]  # 99


def test_bounds_count_with_their_open_side() -> None:
    at_least = Printed(Fraction(48, 10), Fraction(1, 10), Side.AT_LEAST)
    wide = Released("dim", "dim", Kind.DIMENSION_MEAN, Statistic.MEAN, ("a",), at_least, ("a",))
    assert low_answers([wide, *(share(name, "100") for name in ITEMS)], with_items()) == []
    at_most = Printed(Fraction(12, 10), Fraction(1, 10), Side.AT_MOST)
    low = Released("dim", "dim", Kind.DIMENSION_MEAN, Statistic.MEAN, ("a",), at_most, ("a",))
    assert low_answers([low, share("i0", "50")], with_items())


def test_a_scale_of_four_and_one_of_two() -> None:
    four = Scale(1, 4)
    answers = Round(
        (GroupAnswers("a", "a", "i0", (0, 0, 5, 5)), GroupAnswers("a", "a", "dim", (0, 0, 0, 5, 5, 0, 0), 2)), four
    )
    told = share("i0", "100", values=(4,))
    # All ten gave 4, so 30 steps, and 20 for the item that is not shown: 3.5.
    assert low_answers([dimension("3.5", "0.05"), told], answers) == []
    assert [one.found for one in low_answers([dimension("3.45", "0.05"), told], answers)] == [1.0]
    two = Scale(0, 1)
    plain = Round((GroupAnswers("a", "a", "i0", (2, 8)), GroupAnswers("a", "a", "dim", (2, 0, 8), 2)), two)
    assert low_answers([dimension("0.1"), share("i0", "80", values=(1,))], plain) == []


def test_what_cannot_be_counted_is_not_audited() -> None:
    wide = Scale(0, 10)
    cells = (GroupAnswers("a", "a", "i0", (9,) + (0,) * 9 + (40,)), GroupAnswers("a", "a", "dim", (49,) + (0,) * 20, 2))
    figures = [dimension("3.0"), share("i0", "80", values=(6, 7, 8, 9, 10))]
    found = low_answers(figures, Round(cells, wide))
    assert found == [Finding("dim", Check.NOT_AUDITED, ("a",), ("a",), ("dim", "i0"))]


def test_least_steps_by_hand() -> None:
    share_of_four = Conditions(4, 5, (((0, 0, 0, 1, 1), (2, 3)),))
    assert least_steps(share_of_four, 2) == 2 * 3 + 2 * 2
    assert least_steps(share_of_four, 0) == 2 * 3
    assert least_steps(Conditions(4, 5, (((1, 1, 0, 0, 0), (1, 4)),)), 2) is None
    assert least_steps(Conditions(4, 5, (((0, 1, 2, 3, 4), (13, 16)),)), 2) == 13
    # Two apart by two steps have 4 * (4 + 4 + 16 + 16) - 12 * 12 = 16 or more.
    assert least_steps(Conditions(4, 5, (), ((16, 100),)), 2) == 2 * 2 + 2 * 4 - 0
    with pytest.raises(TooManySteps, match="the sets of answers without low ones are too many to be written down"):
        least_steps(Conditions(49, 11), 2)


def test_the_audit_sees_them_only_with_the_links() -> None:
    answers = with_items()
    figures = [dimension(), *map(share, ITEMS)]
    found = reconstruction_audit(figures, answers=answers)
    assert [one.check for one in found.findings] == [Check.LOW_ANSWER]
    assert len(found.withhold) == 1
    assert reconstruction_audit([one for one in figures if one.name not in found.withhold], answers=answers).passes
    assert reconstruction_audit(figures, answers=Round(answers.answers, SCALE)).passes


def test_only_who_sees_both_learns_it() -> None:
    answers = with_items()
    public = [
        Released(one.name, one.subject, one.kind, one.statistic, one.groups, one.printed, ("b",), values=one.values)
        for one in map(share, ITEMS)
    ]
    found = reconstruction_audit([dimension(), *public], answers=answers)
    assert not [one for one in found.findings if one.check is Check.LOW_ANSWER]
    both = reconstruction_audit([dimension(), *public], answers=answers, audience=["a", "b"])
    assert [one.audience for one in both.findings if one.check is Check.LOW_ANSWER] == [("a", "b")]


def test_what_is_printed_passes_and_keeps_the_most() -> None:
    found = printable(with_items())
    assert found.audit.passes
    assert found.n == 4
    assert [one.reason.value for one in found.not_printed] == ["could_be_worked_out"]


def test_links_that_make_no_sense_are_refused() -> None:
    cells = with_items().answers
    for wrong, message in [
        ((("dim", ITEMS), ("dim", ITEMS)), "the items of a dimension are told once"),
        ((("dim", ITEMS[:3]),), "the items of dim are not those that its scores are means of"),
        ((("dim", (*ITEMS[:3], "i0")),), "the items of dim are not those that its scores are means of"),
        ((("dim", (*ITEMS[:3], "dim")),), "an item of dim is no item but a dimension"),
        ((("other", ("dim",)),), "an item of other is no item but a dimension"),
        ((("i0", ("i0",)),), "an item of i0 is no item but a dimension"),
        ((("dim", ITEMS), ("also", ("i1",))), "the item i1 is in two dimensions, which cannot be audited together"),
    ]:
        with pytest.raises(InputError) as refused:
            Round(cells, SCALE, wrong)
        assert str(refused.value) == message
    assert Round(cells, SCALE, (("other", ("i0",)),)).items_of == (("other", ("i0",)),)
