"""Figures that say of themselves what would spare them a check: teams as editions, statistics without a check."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.benchstats.disclosure.audit_calls import SCALE, audited, cell, figure, leaks, printed, scores, share
from tests.benchstats.refusing import refusing

from benchstats import InputError
from benchstats.disclosure import (
    Check,
    Fact,
    GroupAnswers,
    Kind,
    Printed,
    Round,
    Statistic,
    compatible_answers,
    printable,
)

OTHER_STATISTICS = [
    Statistic.MEDIAN, Statistic.LOWER_QUARTILE, Statistic.UPPER_QUARTILE, Statistic.P10, Statistic.P90,
    Statistic.AGREEMENT,
]  # fmt: skip


@pytest.mark.parametrize("rest", [4, 5, 9, 10])
def test_a_team_is_no_earlier_edition_of_the_whole(rest: int) -> None:
    """Twelve of a team, told as a first release, and the whole as a second: a sub-group, whatever it is called."""
    team, others = scores("team", 12, 6, home="a"), scores("others", rest, 6, home="a")
    first = figure("first", ("team",), printed("3.0"))
    again = figure("again", ("team", "others"), printed("3.0"), edition=2)
    found = audited([first, again], team, others)
    assert [one.figures for one in leaks(found, Check.POLICY)] == [("first",)]
    differences = leaks(found, Check.DIFFERENCE)
    assert [one.found for one in differences] == ([float(rest)] if rest < 10 else [])
    late = replace(others, edition=2)
    true = audited([first, again], team, late)
    assert not leaks(true, Check.POLICY)
    assert [one.found for one in leaks(true, Check.DIFFERENCE)] == ([4.0] if rest == 4 else [])


def test_a_team_is_none_either_where_others_did_answer_later() -> None:
    cells = [scores("team", 12, 6, home="a"), scores("rest", 12, 6, home="a"),
             replace(scores("late", 12, 6, home="a"), edition=2)]  # fmt: skip
    whole = figure("again", ("team", "rest", "late"), printed("3.0"), edition=2)
    team = figure("first", ("team",), printed("3.0"))
    assert [one.figures for one in leaks(audited([team, whole], *cells), Check.POLICY)] == [("first",)]
    first = figure("first", ("team", "rest"), printed("3.0"))
    assert audited([first, whole], *cells).passes
    again = replace(first, edition=2)
    assert [one.figures for one in leaks(audited([again, whole], *cells), Check.POLICY)] == [("first",)]


def test_no_figure_is_older_than_its_answers() -> None:
    late = replace(scores("a", 12, 6), edition=2)
    with refusing("the figure 'm' is about answers that came after its edition"):
        audited([figure("m", ("a",), printed("3.0"))], late)
    assert audited([figure("m", ("a",), printed("3.0"), edition=2)], late).passes
    (one,) = printable(Round((late,), SCALE)).figures
    assert one.edition == 2


@pytest.mark.parametrize("statistic", OTHER_STATISTICS)
@pytest.mark.parametrize("kind", [Kind.DIMENSION_MEAN, Kind.ITEM_PERCENT, Kind.AGREEMENT, Kind.COUNT])
def test_what_cannot_be_audited_is_a_finding_by_its_name(statistic: Statistic, kind: Kind) -> None:
    """A median of ten others, a percent of agreement: never a silent pass."""
    cells = [scores(f"o{at}", 12, 6) for at in range(11)]
    others = tuple(f"o{at}" for at in range(1, 11))
    plain = {"kind": kind, "statistic": statistic, "seen_by": ("o0",)}
    of_others = figure("middle", others, printed("3.0"), is_unweighted=True, **plain)  # type: ignore[arg-type]
    found = audited([of_others], *cells)
    assert [one.figures for one in leaks(found, Check.NOT_AUDITED)] == [("middle",)]
    assert found.withhold == ("middle",)
    own = figure("own", ("o0",), printed("3.0"), **plain)  # type: ignore[arg-type]
    assert audited([own], *cells).withhold == ("own",)


@pytest.mark.parametrize("statistic", OTHER_STATISTICS)
def test_its_answers_are_not_searched_for(statistic: Statistic) -> None:
    with refusing(f"what a figure of the kind {statistic} gives away cannot be audited"):
        compatible_answers([Fact(statistic, Printed.parse("3.0"))], n=12, scale=SCALE)


def test_the_rest_is_still_told() -> None:
    """What cannot be audited is withheld, and nothing else with it."""
    middle = figure("middle", ("a",), printed("4"), subject="q", kind=Kind.ITEM_MEAN, statistic=Statistic.MEDIAN)
    found = audited([middle, share("share", ("a",), "60")], cell("a", (1, 1, 2, 4, 2)))
    assert found.withhold == ("middle",)


def test_an_item_is_in_one_dimension() -> None:
    cells = tuple(GroupAnswers("a", "a", name, (0, 0, 5, 5, 2)) for name in ("i0", "i1", "i2"))
    assert Round(cells, SCALE, (("d", ("i0", "i1")), ("e", ("i2",)))).items_of[1] == ("e", ("i2",))
    with pytest.raises(InputError, match="the item i1 is in two dimensions, which cannot be audited together"):
        Round(cells, SCALE, (("d", ("i0", "i1")), ("e", ("i2", "i1"))))
