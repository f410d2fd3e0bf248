"""The sentences of an evaluation: what was rated, what is clear, how the spread was computed, what is certain.

Names stay in the nominative and every sentence is translated as a whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from elc.comparison.figures import SD_SAMPLE
from elc.core.language import in_language
from elc.core.numbers import decimal
from elc.evaluation.drawing import labels_of
from elc.evaluation.table import EvaluationTable, EventColumn, Formula


@dataclass(frozen=True)
class Note:
    """A paragraph under the table."""

    title: str
    text: str


def what_was_rated(table: EvaluationTable) -> str:
    """Between which two words of the scale all means lie."""
    means = [cell.mean for row in table.rows for cell in row.cells if cell.mean is not None]
    if not means:
        return _("There are too few answers to show how participants rated.")
    lowest, highest = _label(table, floor(min(means))), _label(table, ceil(max(means)))
    counted = {"low": lowest, "high": highest, "criteria": len(table.rows), "events": len(table.columns)}
    if lowest == highest:
        return _("On average, all %(criteria)d criteria were rated %(low)s.") % counted
    if len(table.columns) == 1:
        return _("On average, all %(criteria)d criteria were rated between %(low)s and %(high)s.") % counted
    if len(table.columns) == 2:
        return (
            _("On average, both events were rated between %(low)s and %(high)s on all %(criteria)d criteria.") % counted
        )
    return _("On average, all events were rated between %(low)s and %(high)s on all %(criteria)d criteria.") % counted


def what_is_clear(table: EvaluationTable) -> str:
    """Whether any difference between the events is clear; empty for one event."""
    if len(table.columns) < 2:
        return ""
    if not table.contrasts:
        return _("Whether the events differ has not been tested.")
    numbers = ", ".join(f"{column.name} {column.answers}" for column in table.columns)
    clear = sum(1 for contrast in table.contrasts if contrast.clear)
    if clear == 0:
        return _(
            "No difference between the events is clear: with so few answers (%(numbers)s), gaps this small can be "
            "chance."
        ) % {"numbers": numbers}
    return " ".join(
        _("%(first)s and %(second)s differ clearly on these criteria: %(criteria)s.")
        % {
            "first": contrast.first,
            "second": contrast.second,
            "criteria": ", ".join(str(nr) for nr in contrast.clear),
        }
        for contrast in table.contrasts
        if contrast.clear
    )


def notes(table: EvaluationTable) -> list[Note]:
    """The paragraphs under the table, those that apply."""
    found = [Note(_("How to read the figure"), _how_to_read(table)), _about_spread(table)]
    found += [Note(_("What is certain"), _certainty(table))] if table.source else []
    found += [Note(_("How clear is judged"), _how_judged(table))] if table.contrasts else []
    return found


def definition_heading(definition: str) -> str:
    """The heading of a spread column: the article's word, and the definition by name."""
    return _("Variation (SD, n−1)") if definition == SD_SAMPLE else _("Variation (SD, n)")


def usual_number(column: EventColumn) -> str:
    """How many took part in the evaluation of an event."""
    return ngettext("%(n)d answer", "%(n)d answers", column.answers) % {"n": column.answers}


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
    if len(table.columns) == 1:
        return _("The large mark is the average. Every small mark is the answer of one participant.")
    return _(
        "Large marks are the averages. Every small mark is the answer of one participant; "
        "the events lie one below the other, in the order of the columns."
    )


def _about_spread(table: EvaluationTable) -> Note:
    sample = ", ".join(column.name for column in table.columns if column.definition == SD_SAMPLE)
    population = ", ".join(column.name for column in table.columns if column.definition != SD_SAMPLE)
    if sample and population:
        return Note(
            _("Check before you compare the variation"),
            _(
                "The printed variation was not computed in one way. Divided by n−1: %(sample)s. Divided by n: "
                "%(population)s. The same answers give a smaller number when divided by n, so these columns cannot be "
                "compared as they stand; choose one formula for all."
            )
            % {"sample": sample, "population": population},
        )
    if sample:
        return Note(
            _("How the variation is computed"),
            _("The variation is the standard deviation of the sample: it divides by n−1 in every column."),
        )
    return Note(
        _("How the variation is computed"),
        _("The variation is the standard deviation of those who answered: it divides by n in every column."),
    )


def _certainty(table: EvaluationTable) -> str:
    sentences = [
        _(
            "The article printed scores and variation only. The answers shown are reconstructed: for each criterion "
            "they are the only ones that give the printed numbers with that many participants."
        )
    ]
    sentences += [
        _certainty_of(table, at, column) for at, column in enumerate(table.columns) if column.is_reconstructed
    ]
    sentences.append(
        _("Which answers belong to one person is not known, so nothing is said about how criteria go together.")
    )
    return " ".join(sentences)


def _certainty_of(table: EvaluationTable, at: int, column: EventColumn) -> str:
    words = {"event": column.name, "n": column.answers, "exceptions": _exceptions(table, at, column)}
    if not column.other_answers:
        if words["exceptions"]:
            return _("%(event)s: %(n)d answers are certain, no other number up to 40 fits (%(exceptions)s).") % words
        return _("%(event)s: %(n)d answers are certain, no other number up to 40 fits.") % words
    words["others"] = ", ".join(str(n) for n in column.other_answers)
    if words["exceptions"]:
        return (
            _(
                "%(event)s: %(n)d answers is the smallest number that fits (%(exceptions)s); %(others)s would fit "
                "as well."
            )
            % words
        )
    return _("%(event)s: %(n)d answers is the smallest number that fits; %(others)s would fit as well.") % words


def _exceptions(table: EvaluationTable, at: int, column: EventColumn) -> str:
    """The criteria that fewer people answered, such as "Session 5: 10, Session 6: 10"."""
    named = []
    for row in table.rows:
        n = row.cells[at].n
        if n is not None and n != column.answers:
            named.append(f"{in_language(row.lead_in)[0] if row.lead_in else row.nr}: {n}")
    return ", ".join(named)


def _how_judged(table: EvaluationTable) -> str:
    smallest = min(contrast.smallest_p for contrast in table.contrasts if contrast.smallest_p is not None)
    criteria = max(contrast.criteria for contrast in table.contrasts)
    return _(
        "Each criterion was tested by dealing all its answers to the events at random in every possible way. Even for "
        "the criterion whose gap is the least likely, chance alone gave a gap as large in %(percent)s of 100 deals. A "
        "difference is called clear only below 5 of 100, counted over all %(criteria)d criteria together."
    ) % {"criteria": criteria, "percent": decimal(100 * smallest, 0)}
