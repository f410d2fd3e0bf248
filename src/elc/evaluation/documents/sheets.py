"""The evaluation as a workbook: the table as on the page, the answers behind it, and a codebook."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from elc.core.language import in_language
from elc.evaluation import wording
from elc.evaluation.documents.lines import PLACES
from elc.evaluation.documents.naming import criterion_words, document_title, held, latest_date
from elc.evaluation.drawing import labels_of
from elc.evaluation.table import EvaluationTable, EventColumn
from elc.reports.report import withheld_words
from elc.reports.workbook import Column, Explained, Sheet, Value, build_workbook, codebook_sheet


def workbook_document(table: EvaluationTable) -> bytes:
    """The workbook: evaluation, answers, differences (of two events or more), codebook; in the reader's language."""
    sheets = [_evaluation_sheet(table), _answers_sheet(table)]
    sheets += [_differences_sheet(table)] if table.contrasts else []
    sheets.append(codebook_sheet(_explained(table)))
    return build_workbook(sheets, title=document_title(table), on=latest_date(table))


def _evaluation_sheet(table: EvaluationTable) -> Sheet:
    columns = [Column(_("Nr."), 5, decimals=0), Column(_("Criterion"), 64)]
    for event in table.columns:
        columns.append(Column(_("Score"), 14, PLACES, above=event.name))
        columns.append(Column(wording.definition_heading(event.definition), 20, PLACES, above=held(event)))
        columns.append(Column(_("Answers"), 10, decimals=0))
    lead = [document_title(table), wording.what_was_rated(table), wording.what_is_clear(table)]
    return Sheet(_("Evaluation"), columns, _evaluation_rows(table), [line for line in lead if line])


def _evaluation_rows(table: EvaluationTable) -> Iterator[list[Value] | str]:
    for section in table.sections:
        yield in_language(section.title)[0]
        for row in section.rows:
            values: list[Value] = [row.nr, criterion_words(row)]
            for cell in row.cells:
                why = withheld_words(cell.withheld) if cell.withheld else None
                values += [
                    why if cell.mean is None else cell.mean,
                    why if cell.spread is None else cell.spread,
                    cell.n,
                ]
            yield values


def _answers_sheet(table: EvaluationTable) -> Sheet:
    labels = labels_of(table) or ("",) * len(table.scale)
    columns = [
        Column(_("Nr."), 5, decimals=0),
        Column(_("Criterion"), 64),
        Column(_("Event"), 16),
        *(Column(f"{v} {label}".strip(), 12, decimals=0) for v, label in zip(table.scale, labels, strict=True)),
        Column(_("Answers"), 10, decimals=0),
        Column(_("Where from"), 42),
    ]
    return Sheet(_("Answers"), columns, _answer_rows(table))


def _answer_rows(table: EvaluationTable) -> Iterator[list[Value]]:
    for row in table.rows:
        for cell, event in zip(row.cells, table.columns, strict=True):
            why = withheld_words(cell.withheld) if cell.withheld else None
            counts = cell.counts or (why,) * len(table.scale)
            yield [row.nr, criterion_words(row), event.name, *counts, cell.n, _where_from(event)]


def _differences_sheet(table: EvaluationTable) -> Sheet:
    columns = [
        Column(_("Nr."), 5, decimals=0),
        Column(_("Criterion"), 64),
        Column(_("Events"), 24),
        Column(_("Difference of the means"), 14, PLACES),
        Column(_("Chance of one at least as large"), 16, decimals=4),
        Column(_("After allowing for all criteria"), 16, decimals=4),
        Column(_("Is it clear?"), 12),
        Column(_("Answers"), 10, decimals=0),
    ]
    return Sheet(_("Differences"), columns, _difference_rows(table))


def _difference_rows(table: EvaluationTable) -> Iterator[list[Value]]:
    rows = {row.nr: row for row in table.rows}
    for contrast in table.contrasts:
        events = f"{contrast.first} − {contrast.second}"
        for one in contrast.differences:
            clear = _("yes") if one.is_clear else _("no")
            words = criterion_words(rows[one.nr])
            yield [one.nr, words, events, one.difference, one.p, one.p_adjusted, clear, one.n]


def _where_from(event: EventColumn) -> str:
    return _("reconstructed from the published table") if event.is_reconstructed else _("collected")


def _explained(table: EvaluationTable) -> Iterator[Explained]:
    """Every column, every definition, the scale, the source, and what is certain."""
    yield from _columns_explained(table)
    scale = _("Scale")
    for value, label in zip(table.scale, labels_of(table), strict=False):
        yield Explained(scale, str(value), label)
    for event in table.columns:
        words = {"held": held(event), "answers": wording.usual_number(event), "origin": _where_from(event)}
        meaning = _("Held: %(held)s. In the evaluation: %(answers)s. The answers are %(origin)s.") % words
        yield Explained(_("Event"), event.name, meaning)
        yield Explained(_("Snapshot"), event.name, event.snapshot)
    yield Explained(_("Formula"), _("Variation"), wording.formula_label(table.formula))
    for note in wording.notes(table):
        yield Explained(_("Note"), note.title, note.text)
    if table.source:
        yield Explained(_("Source"), table.source.author, wording.source_line(table.source))


def _columns_explained(table: EvaluationTable) -> Iterator[Explained]:
    both, evaluation, answers = _("Evaluation, Answers"), _("Evaluation"), _("Answers")
    yield Explained(both, _("Nr."), _("The number of the criterion in the instrument."))
    yield Explained(both, _("Criterion"), _("What participants rated, in the words of the instrument."))
    yield Explained(both, _("Answers"), _("How many participants answered this criterion."))
    mean = _("The mean of the answers: their sum divided by their number. Rounded to two decimals, halves up.")
    yield Explained(evaluation, _("Score"), mean)
    sample = _(
        "The sample standard deviation: the squared distances from the mean are summed, divided by the number of "
        "answers less one, and the root is taken. Rounded to two decimals, halves up."
    )
    yield Explained(evaluation, wording.definition_heading("sd_sample"), sample)
    population = _(
        "The population standard deviation: the squared distances from the mean are summed, divided by the number of "
        "answers, and the root is taken. Rounded to two decimals, halves up."
    )
    yield Explained(evaluation, wording.definition_heading("sd_population"), population)
    yield Explained(answers, _("Event"), _("The event that was evaluated."))
    low, high = table.scale[0], table.scale[-1]
    counts = _("How many participants gave this answer on the scale from %(low)d to %(high)d.")
    yield Explained(answers, f"{low} – {high}", counts % {"low": low, "high": high})
    origin = _("Whether the answers were collected, or reconstructed from published scores and variations.")
    yield Explained(answers, _("Where from"), origin)
