"""Who sees what: classes of instrument, audiences, what is printed, and what cannot be audited."""

from dataclasses import replace

import pytest
from tests.benchstats.disclosure.audit_calls import (
    HOUSES,
    SCALE,
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

from benchstats import InputError
from benchstats.disclosure import (
    CONFIDENTIAL,
    OFFICIAL,
    OPEN,
    Audience,
    Check,
    GroupAnswers,
    Kind,
    Round,
    Statistic,
    printable,
)


def test_participants_of_an_open_event_were_told() -> None:
    answers = cell("a", (0, 0, 1, 2, 8))
    mean = figure("mean", ("a",), printed("4.64", "0.01"), subject="q", kind=Kind.ITEM_MEAN, seen_by=("participants",))
    spread = figure("sd", ("a",), printed("0.67", "0.01"), subject="q", kind=Kind.SD, statistic=Statistic.SD_SAMPLE,
                    seen_by=("participants",))  # fmt: skip
    assert audited([mean, spread], answers, policy=OPEN).passes
    assert not audited([mean, spread], answers, policy=CONFIDENTIAL).passes


def test_official_values_are_nobody_s_answers() -> None:
    answers = cell("a", (0, 0, 0, 1, 0))
    value = figure("value", ("a",), printed("4.00", "0.01"), subject="q", kind=Kind.OFFICIAL_VALUE)
    assert audited([value], answers, policy=OFFICIAL).passes
    public = figure(
        "value", ("a",), printed("4.00", "0.01"), subject="q", kind=Kind.OFFICIAL_VALUE, seen_by=("public",)
    )
    assert not audited([public], answers, policy=OFFICIAL).passes


# What makes no sense


def test_input_that_makes_no_sense() -> None:
    shown = share("share", ("a",), "60")
    answers = cell("a", (1, 1, 2, 4, 2))
    with pytest.raises(InputError, match="0, 1 or 2 answers, not 3"):
        audited([shown], answers, insiders=3)
    with pytest.raises(InputError, match="a name of its own"):
        audited([shown, shown], answers)
    with pytest.raises(InputError, match="seen by nobody"):
        audited([share("share", ("a",), "60", seen_by=())], answers)
    with pytest.raises(InputError, match="nobody's answers"):
        audited([shown], cell("a", (0, 0, 0, 0, 0)))


def test_what_is_too_large_to_audit_is_a_finding() -> None:
    counts = (0,) * 10 + (10, 10, 10) + (0,) * 12
    answers = GroupAnswers("a", "a", "d", counts, 6)
    spread = figure("sd", ("a",), printed("0.14", "0.01"), kind=Kind.SD, statistic=Statistic.SD_POPULATION)
    assert leaks(audited([spread], answers), Check.NOT_AUDITED)


# What to print instead


def test_what_is_printed_passes_the_audit() -> None:
    cells = [cell("a", (1, 1, 2, 4, 2)), cell("b", (0, 0, 1, 2, 2)), scores("a", 10, 6), scores("b", 5, 6)]
    found = printable(Round(tuple(cells), SCALE))
    assert found.audit.passes
    assert found.text_of("q", "a") == "60"
    assert found.text_of("q", "b") is None
    assert (found.text_of("d", "a"), found.text_of("d", "b")) == ("3.0", "3.0")
    assert [(one.subject, one.organisation, one.reason.value) for one in found.not_printed] == [
        ("q", "b", "too_few_answers")
    ]
    assert found.sentence().text == (
        "By the policy and the audit 3 of 4 figures can be printed, each with its number of answers."
    )


def test_others_see_what_was_consented_to() -> None:
    answers = Round((cell("a", (1, 1, 2, 4, 2)), cell("b", (1, 1, 2, 4, 2))), SCALE)
    found = printable(answers, audience=Audience.MEMBERS, consented=["a"])
    assert [one.name for one in found.figures] == ["q / a"]
    assert found.figures[0].seen_by == ("members",)
    assert printable(answers, audience=Audience.PUBLIC).sentence().text == (
        "By the policy and the audit no figure can be printed (of 2)."
    )


def test_what_the_audit_finds_is_not_printed_either() -> None:
    """Five people, all at the top: 4.8 or more leaves 7 sets of scores over three items."""
    answers = Round((cell("a", (0,) * 12 + (5,), subject="d", parts=3),), SCALE)
    found = printable(answers, insiders=0)
    assert found.figures == ()
    assert [one.reason.value for one in found.not_printed] == ["could_be_worked_out"]


# Who sees what


def test_only_the_asked_audience_is_looked_at() -> None:
    cells = [scores(name, 8, 6) for name in HOUSES]
    fine = figure("mean of a", ("a",), printed("3.00", "0.01"))
    assert audited([fine], *cells).findings != ()
    other = audited([fine], *cells, audience=["b"])
    assert (other.passes, other.n, other.audience) == (True, 0, ("b",))
    own = audited([fine], *cells, audience=["a"])
    assert [(one.check, one.audience) for one in own.findings] == [(Check.POLICY, ("a",))]


def test_what_public_and_own_figures_tell_together() -> None:
    """A public share and an own mean are two statistics of one item, for the organisation but not for the public."""
    answers = cell("a", (1, 1, 2, 4, 2))
    public = share("share", ("a",), "60", kind=Kind.OWN_PERCENT, seen_by=("public",), is_consented=True)
    own = figure("mean", ("a",), printed("3.5"), subject="q", kind=Kind.ITEM_MEAN)
    found = leaks(audited([public, own], answers), Check.TOGETHER)
    assert [(one.audience, one.figures, one.about) for one in found] == [(("a",), ("mean", "share"), ("a",))]
    assert not leaks(audited([public, own], answers, audience=["public"]), Check.TOGETHER)


def test_a_figure_over_a_part_of_an_organisation_is_not_audited() -> None:
    cells = [scores(name, 8, 6) for name in "abcd"] + [scores("b more", 12, 6, home="b")]
    found = audited([figure("others", ("b", "c", "d"), printed("3.0"), is_unweighted=True)], *cells)
    assert [one.figures for one in leaks(found, Check.NOT_AUDITED)] == [("others",)]
    assert leaks(found, Check.POLICY)


def test_a_part_of_an_organisation_is_shown_as_such() -> None:
    cells = [scores("a1", 12, 6, home="a"), scores("a2", 12, 6, home="a")]
    assert leaks(audited([figure("unit", ("a1",), printed("3.0"))], *cells), Check.POLICY)
    assert audited([figure("unit", ("a1",), printed("3.0"), kind=Kind.SUBGROUP_MEAN)], *cells).passes


@pytest.mark.parametrize(("late", "found"), [(4, True), (5, False)])
def test_a_later_mean_of_all_has_five_further_persons_of_each(late: int, found: bool) -> None:
    names = [f"o{at}" for at in range(9)]
    cells = [scores(name, 8, 6) for name in names] + [replace(scores("o0 late", late, 6, home="o0"), edition=2)]
    shown = {"seen_by": ("members",), "is_unweighted": True}
    first = figure("first", tuple(names), printed("3.0"), **shown)  # type: ignore[arg-type]
    again = figure("again", (*names, "o0 late"), printed("3.0"), edition=2, **shown)  # type: ignore[arg-type]
    differences = leaks(audited([first, again], *cells), Check.DIFFERENCE)
    assert [(one.about, one.found) for one in differences] == ([(("o0 late",), float(late))] if found else [])


def test_groups_that_do_not_overlap_are_no_difference() -> None:
    cells = [scores("a1", 12, 6, home="a"), scores("a2", 12, 6, home="a"), scores("a3", 3, 6, home="a")]
    one = figure("one", ("a1",), printed("3.0"), kind=Kind.SUBGROUP_MEAN)
    other = figure("other", ("a3",), printed("3.0"), kind=Kind.SUBGROUP_MEAN)
    assert not leaks(audited([one, other], *cells), Check.DIFFERENCE)


@pytest.mark.parametrize(("n", "protected"), [(9, True), (10, False)])
def test_units_below_ten_are_protected(n: int, protected: bool) -> None:
    """All answers at the top: whoever sees the whole sees every unit."""
    cells = [cell(name, (0,) * 12 + (size,), home="a", subject="d", parts=3) for name, size in (("a1", 30), ("a2", n))]
    found = leaks(audited([figure("whole", ("a1", "a2"), printed("5.0"))], *cells), Check.WIDTH)
    assert [one.about for one in found] == ([("a2",)] if protected else [])
    if protected:
        # The sum of all lies within 0.05 of the top for each of 39: the unit of 9 within 39 * 0.05 / 9 (by hand).
        assert found[0].found == pytest.approx(39 * 0.05 / 9, abs=1e-5)


def test_a_shown_own_value_is_not_worked_out() -> None:
    cells = [cell(name, (0,) * 9 + (2, 0, 0, 6), subject="d", parts=3) for name in "abcd"]
    consents = {"kind": Kind.OWN_MEAN, "seen_by": ("members",), "is_consented": True}
    own = figure("own of b", ("b",), printed("4.3"), **consents)  # type: ignore[arg-type]
    true = with_printed(own, printed("4.8"))
    found = leaks(audited([others_mean("4.8"), true], *cells), Check.WIDTH)
    assert {(one.about, one.audience) for one in found} == {(("c",), ("a",)), (("d",), ("a",))}


def test_findings_are_told_once_for_the_smallest_audience() -> None:
    answers = [scores(name, 8, 6) for name in HOUSES]
    fine = figure("fine", ("a",), printed("3.0"), kind=Kind.SD, seen_by=("public", "members", "a"))
    found = audited([fine], *answers)
    assert [(one.check, one.audience) for one in found.findings if one.check is Check.POLICY] == [
        (Check.POLICY, ("a", "members", "public"))
    ]
