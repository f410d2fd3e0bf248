"""The sentences of an evaluation: what was rated, what is clear, how the spread was computed, what is certain.

Names stay in the nominative and every sentence is translated as a whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from elc.comparison.figures import SD_SAMPLE
from elc.core.language import in_language
from elc.core.numbers import NOTHING, decimal
from elc.evaluation.drawing import labels_of
from elc.evaluation.table import EvaluationTable, EventColumn, Formula, Source


@dataclass(frozen=True)
class Note:
    """A paragraph under the table."""

    title: str
    text: str


def what_was_rated(table: EvaluationTable) -> str:
    """Between which two words of the scale all means lie, of the criteria that may be shown in every event."""
    shown = [row for row in table.rows if all(cell.mean is not None for cell in row.cells)]
    means = [cell.mean for row in shown for cell in row.cells if cell.mean is not None]
    if not means:
        return _("There are too few answers to show how participants rated.")
    lowest, highest = _label(table, floor(min(means))), _label(table, ceil(max(means)))
    counted = {"low": lowest, "high": highest, "criteria": len(shown)}
    if lowest == highest:
        return _("On average, these %(criteria)d criteria were rated %(low)s.") % counted
    if len(table.columns) == 1:
        return _("On average, the event was rated between %(low)s and %(high)s on %(criteria)d criteria.") % counted
    if len(table.columns) == 2:
        return _("On average, both events were rated between %(low)s and %(high)s on %(criteria)d criteria.") % counted
    return _("On average, all events were rated between %(low)s and %(high)s on %(criteria)d criteria.") % counted


def what_is_clear(table: EvaluationTable) -> str:
    """Whether any difference between the events is clear; empty for one event."""
    if len(table.columns) < 2:
        return ""
    if not table.contrasts:
        return _("Whether the events differ has not been tested.")
    clear = [contrast for contrast in table.contrasts if contrast.clear]
    if not clear:
        numbers = ", ".join(f"{column.name} {number_of_answers(column)}" for column in table.columns)
        return _(
            "No difference between the events is clear: with so few answers (%(numbers)s), gaps this small could be "
            "due to chance."
        ) % {"numbers": numbers}
    return " ".join(
        _("%(first)s and %(second)s differ clearly on these criteria: %(criteria)s.")
        % {
            "first": contrast.first,
            "second": contrast.second,
            "criteria": ", ".join(str(nr) for nr in contrast.clear),
        }
        for contrast in clear
    )


def notes(table: EvaluationTable) -> list[Note]:
    """The paragraphs under the table, those that apply."""
    found = [Note(_("How to read the figure"), _how_to_read(table)), _about_spread(table)]
    if table.source:
        found.append(Note(_("What is certain"), _certainty(table)))
    if table.contrasts:
        found.append(Note(_("How clear is judged"), _how_judged(table)))
    if table.source:
        found.append(Note(_("Where the numbers come from"), source_line(table.source)))
    return found


def source_line(source: Source) -> str:
    """The published table behind the figures, in one line."""
    return _("Source: “%(title)s”, %(author)s, %(month)s") % {
        "title": source.title,
        "author": source.author,
        "month": date_format(source.published, "YEAR_MONTH_FORMAT"),
    }


def definition_heading(definition: str) -> str:
    """The heading of a spread column: the article's word, and the definition by name."""
    return _("Variation (SD, n−1)") if definition == SD_SAMPLE else _("Variation (SD, n)")


def usual_number(column: EventColumn) -> str:
    """How many took part in the evaluation of an event, in words."""
    if column.answers is None:
        return _("fewer than 5 answers")
    if column.other_answers:
        return _("%(n)d answers or more") % {"n": column.answers}
    return ngettext("%(n)d answer", "%(n)d answers", column.answers) % {"n": column.answers}


def number_of_answers(column: EventColumn) -> str:
    """How many took part, as short as a number can be."""
    return NOTHING if column.answers is None else str(column.answers)


def formula_label(formula: Formula) -> str:
    """What the switch says."""
    return {
        Formula.PUBLISHED: _("As published"),
        Formula.SAMPLE: _("One formula for all: n−1"),
        Formula.POPULATION: _("One formula for all: n"),
    }[formula]


def _label(table: EvaluationTable, value: int) -> str:
    labels = labels_of(table)
    return labels[value - table.scale[0]] if labels else str(value)


def _how_to_read(table: EvaluationTable) -> str:
    meaning = _(
        "Score is the average of the answers. Variation says how far the answers lie apart; 0 means that all agree."
    )
    if len(table.columns) == 1:
        marks = _("The large mark is the average, every small mark the answer of one participant.")
        return f"{meaning} {marks}"
    marks = _(
        "Large marks are the averages, every small mark is the answer of one participant; the events lie one below the "
        "other, in the order of the columns."
    )
    return f"{meaning} {marks}"


def _about_spread(table: EvaluationTable) -> Note:
    sample = ", ".join(column.name for column in table.columns if column.definition == SD_SAMPLE)
    population = ", ".join(column.name for column in table.columns if column.definition != SD_SAMPLE)
    if sample and population:
        return Note(
            _("Check before you compare the variation"),
            _(
                "As far as can be reconstructed, the printed variation was not computed in one way. With n−1: "
                "%(sample)s. With n: %(population)s. Unless all agree, the same answers give a smaller number with n, "
                "so compare variations only under one formula."
            )
            % {"sample": sample, "population": population},
        )
    if sample:
        return Note(_("How the variation is computed"), _("The variation is the standard deviation of a sample: n−1."))
    return Note(
        _("How the variation is computed"), _("The variation is the standard deviation of those who answered: n.")
    )


def _certainty(table: EvaluationTable) -> str:
    reconstructed = [(at, column) for at, column in enumerate(table.columns) if column.is_reconstructed]
    sentences = [
        _(
            "The source printed scores and variation only. The answers of these events are reconstructed: %(events)s. "
            "For each criterion they are the only ones that give the printed numbers with that many answers."
        )
        % {"events": ", ".join(column.name for _at, column in reconstructed)}
    ]
    sentences += [_certainty_of(table, at, column) for at, column in reconstructed]
    sentences.append(
        _("Which answers belong to one person is not known, so we say nothing about how criteria are related.")
    )
    return " ".join(sentences)


def _certainty_of(table: EvaluationTable, at: int, column: EventColumn) -> str:
    words = {"event": column.name, "numbers": _numbers(table, at, column)}
    if not column.other_answers:
        return (
            _(
                "%(event)s: %(numbers)s. No other number up to 40 explains all criteria together, if nearly everybody "
                "answered everything."
            )
            % words
        )
    words["others"] = ", ".join(str(n) for n in column.other_answers)
    return (
        _(
            "%(event)s: %(numbers)s. This is the smallest number that explains all criteria together; up to 40, these "
            "would explain them as well: %(others)s."
        )
        % words
    )


def _numbers(table: EvaluationTable, at: int, column: EventColumn) -> str:
    """How many answered, and the criteria that fewer did: "11 answers (Session 5: 10, Session 6: 10)"."""
    answers = ngettext("%(n)d answer", "%(n)d answers", column.answers or 0) % {"n": column.answers or 0}
    fewer = []
    for row in table.rows:
        n = row.cells[at].n
        if n is not None and n != column.answers:
            fewer.append(f"{in_language(row.lead_in)[0] if row.lead_in else row.nr}: {n}")
    return f"{answers} ({', '.join(fewer)})" if fewer else answers


def _how_judged(table: EvaluationTable) -> str:
    differences = [one for contrast in table.contrasts for one in contrast.differences]
    return _(
        "Each criterion was tested by dealing all its answers to two events at random in every possible way. For the "
        "criterion with the least likely gap, a gap at least as large came about in about %(percent)s of every 100 "
        "deals. A difference is called clear below 5 of 100, after allowing for all criteria (Benjamini–Hochberg). "
        "Participants of one organisation may think alike, which the test does not know; where several numbers of "
        "answers fit, it uses the smallest."
    ) % {"percent": decimal(100 * min(one.p for one in differences), 0)}
