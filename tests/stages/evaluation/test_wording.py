"""The sentences of an evaluation follow from its figures, whatever they are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.utils.translation import override

from elc.evaluation import wording
from elc.evaluation.drawing import in_words
from elc.evaluation.layout import evaluation_table
from elc.evaluation.table import Cell, Contrast, Difference, EvaluationTable, Formula

pytestmark = pytest.mark.django_db


@pytest.fixture
def pilots() -> EvaluationTable:
    return evaluation_table(["tallinn", "vilnius"], Formula.PUBLISHED, networks=None)


def with_means(table: EvaluationTable, low: float, high: float) -> EvaluationTable:
    section = table.sections[0]
    rows = [
        replace(row, cells=tuple(replace(cell, mean=value) for cell, value in zip(row.cells, (low, high), strict=True)))
        for row in section.rows
    ]
    return replace(table, sections=(replace(section, rows=tuple(rows)),))


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (4.2, 4.9, "between good and excellent"),
        (1.0, 4.1, "between very poor and excellent"),
        (2.0, 3.0, "between poor and satisfactory"),
        (5.0, 5.0, "criteria were rated excellent"),
    ],
)
def test_between_which_words_the_means_lie(pilots: EvaluationTable, low: float, high: float, expected: str) -> None:
    assert expected in wording.what_was_rated(with_means(pilots, low, high))


def test_nothing_is_clear_between_the_pilots(pilots: EvaluationTable) -> None:
    assert wording.what_is_clear(pilots).startswith("No difference between the events is clear")


def clear(nr: int, is_clear: bool) -> Difference:
    return Difference(nr, n=18, difference=0.5, p=0.001, p_adjusted=0.013, is_clear=is_clear)


def test_what_is_clear_is_named(pilots: EvaluationTable) -> None:
    told = replace(
        pilots, contrasts=(Contrast("Tallinn", "Vilnius", tuple(clear(nr, nr in (3, 7)) for nr in range(1, 14))),)
    )
    assert wording.what_is_clear(told) == "Tallinn and Vilnius differ clearly on these criteria: 3, 7."


def test_one_event_alone_is_compared_with_nothing() -> None:
    alone = evaluation_table(["tallinn"], Formula.PUBLISHED, networks=None)
    assert wording.what_is_clear(alone) == ""
    assert alone.contrasts == ()


def test_too_few_answers_are_said_in_words(pilots: EvaluationTable) -> None:
    nothing = Cell(n=None, mean=None, spread=None, counts=None, withheld="fewer than 5 answers")
    row = replace(pilots.rows[0], cells=(nothing, pilots.rows[0].cells[1]))
    assert in_words(row, pilots).startswith("Tallinn: too few answers to show.")


def test_every_answer_is_said_in_words(pilots: EvaluationTable) -> None:
    assert in_words(pilots.rows[0], pilots) == (
        "Tallinn: 1 answer of 3, 2 answers of 4, 8 answers of 5; average 4.64. "
        "Vilnius: 2 answers of 4, 5 answers of 5; average 4.71."
    )


@pytest.mark.parametrize(
    ("formula", "title"),
    [
        (Formula.PUBLISHED, "Check before you compare the variation"),
        (Formula.SAMPLE, "How the variation is computed"),
        (Formula.POPULATION, "How the variation is computed"),
    ],
)
def test_the_note_on_the_formula(formula: Formula, title: str) -> None:
    table = evaluation_table(["tallinn", "vilnius"], formula, networks=None)
    notes = {note.title: note.text for note in wording.notes(table)}
    assert title in notes


def test_what_is_certain_and_what_is_the_smallest_fit(pilots: EvaluationTable) -> None:
    text = next(note.text for note in wording.notes(pilots) if note.title == "What is certain")
    assert "Tallinn: 11 answers (Session 5: 10, Session 6: 10). No other number up to 40 explains" in text
    assert "Vilnius: 7 answers (Session 6: 6). This is the smallest number that explains" in text
    assert "would explain them as well: 14, 21, 28, 35." in text


def test_two_events_in_the_other_order_are_compared_all_the_same() -> None:
    turned = evaluation_table(["vilnius", "tallinn"], Formula.PUBLISHED, networks=None)
    assert [column.name for column in turned.columns] == ["Vilnius", "Tallinn"]
    straight = evaluation_table(["tallinn", "vilnius"], Formula.PUBLISHED, networks=None)
    assert len(turned.contrasts[0].differences) == 13
    for one, other in zip(turned.contrasts[0].differences, straight.contrasts[0].differences, strict=True):
        assert (one.difference, one.p) == (-other.difference, other.p)


def test_in_estonian() -> None:
    with override("et"):
        table = evaluation_table(["tallinn", "vilnius"], Formula.PUBLISHED, networks=None)
        assert "4,64" in in_words(table.rows[0], table)
        assert "good" not in wording.what_was_rated(table)
