"""The printed table of the article: what it discloses, and what to print instead."""

from fractions import Fraction

import pytest

from benchstats import Scale
from benchstats.disclosure import (
    OPEN,
    Audience,
    Check,
    GroupAnswers,
    Kind,
    Printed,
    Released,
    Round,
    Statistic,
    printable,
    reconstruction_audit,
)
from benchstats.reconstruct import Cell

SCALE = Scale(1, 5)
ITEMS = range(1, 14)
SPREADS = {"Tallinn": Statistic.SD_SAMPLE, "Vilnius": Statistic.SD_POPULATION}
Answers = dict[str, list[tuple[int, ...]]]


@pytest.fixture
def pilots(pilot_answers: Answers) -> Round:
    """Both events with all criteria, and an overall score of 13 items for each person.

    Which answers belong to one person is not known: they are dealt in order here, which gives the same overall mean
    as any other way. Who left a criterion out counts there with the mean of the event.
    """
    cells = [
        GroupAnswers(event, event, f"item {item:02}", counts)
        for event, rows in pilot_answers.items()
        for item, counts in zip(ITEMS, rows, strict=True)
    ]
    for event, rows in pilot_answers.items():
        n = max(map(sum, rows))
        steps = round(sum(Fraction(n * sum(at * one for at, one in enumerate(row)), sum(row)) for row in rows))
        each, further = divmod(steps, n)
        counts = [0] * 53
        counts[each], counts[each + 1] = n - further, further
        cells.append(GroupAnswers(event, event, "overall", tuple(counts), 13))
    return Round(tuple(cells), SCALE)


@pytest.fixture
def table(article_cells: list[Cell]) -> list[Released]:
    """All printed numbers as public figures."""
    figures = []
    for cell in article_cells:
        assert cell.mean is not None
        assert cell.sd is not None
        event, subject = cell.group, f"item {int(cell.item):02}"
        for kind, statistic, number in (
            (Kind.ITEM_MEAN, Statistic.MEAN, cell.mean),
            (Kind.SD, SPREADS[event], cell.sd),
        ):
            shown = Printed(number.value, Fraction(1, 10**number.decimals))
            figures.append(
                Released(f"{statistic} of {subject} in {event}", subject, kind, statistic, (event,), shown, ("public",))
            )
    return figures


def test_the_table_discloses_every_answer(pilots: Round, table: list[Released]) -> None:
    """Reference case SEED-01: all 26 cells have exactly one solution."""
    found = reconstruction_audit(table, answers=pilots, insiders=0)
    determined = {(one.subject, one.about) for one in found.findings if one.check is Check.SOLUTIONS and one.found == 1}
    assert len(determined) == 26
    assert not [one for one in found.findings if one.check is Check.NOT_AUDITED]
    assert len(found.withhold) == 52
    assert found.sentence().text == ("Figures to withhold, because they break a rule or give something away: 52 of 52.")


def test_participants_were_told_so_they_may_see_it(pilots: Round, table: list[Released]) -> None:
    told = [
        Released(one.name, one.subject, one.kind, one.statistic, one.groups, one.printed, ("participants",))
        for one in table
    ]
    assert reconstruction_audit(told, answers=pilots, policy=OPEN).passes
    assert not reconstruction_audit(table, answers=pilots, policy=OPEN).passes


def test_what_to_print_instead(pilots: Round) -> None:
    """statistics.md 6.3: Tallinn "90 % or more" for most and 4.7 overall; Vilnius only 4.6 overall."""
    found = printable(pilots)
    assert found.audit.passes
    assert [found.text_of(f"item {item:02}", "Tallinn") for item in ITEMS] == [
        "≥ 90", "≥ 90", "≥ 90", "≥ 90", "80", "≥ 90", "≥ 90", "≥ 90", "80", "≥ 90", "≥ 90", "≥ 90", "≥ 90",
    ]  # fmt: skip
    assert found.text_of("overall", "Tallinn") == "4.7"
    assert [found.text_of(f"item {item:02}", "Vilnius") for item in ITEMS] == [None] * 13
    assert found.text_of("overall", "Vilnius") == "4.6"
    assert found.sentence().text == (
        "By the policy and the audit 15 of 28 figures can be printed, each with its number of answers."
    )


def test_of_the_public_nobody_consented(pilots: Round) -> None:
    assert printable(pilots, audience=Audience.PUBLIC).figures == ()
    assert printable(pilots, audience=Audience.PUBLIC, consented=["Tallinn"]).text_of("overall", "Tallinn") == "4.7"
