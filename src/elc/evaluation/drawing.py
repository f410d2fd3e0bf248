"""The figures of an evaluation: one drawing a criterion, said in words as well, for the page and for the PDF."""

from __future__ import annotations

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from elc.core.language import in_language
from elc.core.numbers import decimal
from elc.evaluation.table import Cell, CriterionRow, EvaluationTable, EventColumn, Section
from elc.reports.charts import (
    Series,
    answer_dots,
    answer_dots_both,
    figure_width,
    largest_stack,
    scale_axis,
    scale_axis_both,
)

PRINTED_WIDTH = 400  # drawn narrower than on a page, so that its words are larger on paper


def figures_of_rows(table: EvaluationTable) -> list[tuple[Section, list[tuple[CriterionRow, SafeString]]]]:
    """For the page: each section with its rows and their drawings, wide and narrow."""
    largest = largest_stack(_series(row) for row in table.rows)
    return [
        (
            section,
            [
                (
                    row,
                    mark_safe(  # noqa: S308 - the charts escape every word they are given
                        answer_dots_both(
                            _series(row),
                            table.scale,
                            title=_title(row),
                            desc=in_words(row, table),
                            largest=largest,
                        )
                    ),
                )
                for row in section.rows
            ],
        )
        for section in table.sections
    ]


def axis_of(table: EvaluationTable) -> SafeString:
    """For the page: the axis over the drawings."""
    width = figure_width(len(table.columns))
    return mark_safe(scale_axis_both(table.scale, labels_of(table), width=width))  # noqa: S308 - as above


def pdf_figures_of_rows(table: EvaluationTable) -> dict[str, tuple[str, str]]:
    """For the PDF: by the row's key its drawing, with colours inside, and its words."""
    largest = largest_stack(_series(row) for row in table.rows)
    return {
        row.key: (
            answer_dots(
                _series(row),
                table.scale,
                title=_title(row),
                desc=in_words(row, table),
                width=PRINTED_WIDTH,
                largest=largest,
                standalone=True,
            ),
            in_words(row, table),
        )
        for row in table.rows
    }


def pdf_axis_of(table: EvaluationTable) -> str:
    """For the PDF: the axis over the drawings, with colours inside."""
    return scale_axis(table.scale, labels_of(table), width=PRINTED_WIDTH, standalone=True)


def labels_of(table: EvaluationTable) -> tuple[str, ...]:
    """The labels of the scale in the reader's language."""
    if not table.labels:
        return ()
    joined = {language: "\n".join(labels) for language, labels in table.labels.items()}
    return tuple(in_language(joined)[0].split("\n"))


def in_words(row: CriterionRow, table: EvaluationTable) -> str:
    """What a drawing shows, for those who cannot see it."""
    return " ".join(_of_event(cell, column, table.scale) for cell, column in zip(row.cells, table.columns, strict=True))


def _of_event(cell: Cell, column: EventColumn, scale: tuple[int, ...]) -> str:
    if cell.counts is None or cell.mean is None:
        return _("%(event)s: too few answers to show.") % {"event": column.name}
    answers = ", ".join(
        ngettext("%(count)d answer of %(value)d", "%(count)d answers of %(value)d", count)
        % {"count": count, "value": value}
        for value, count in zip(scale, cell.counts, strict=True)
        if count
    )
    words = {"event": column.name, "answers": answers, "mean": decimal(cell.mean)}
    return _("%(event)s: %(answers)s; average %(mean)s.") % words


def _title(row: CriterionRow) -> str:
    return in_language(row.text)[0]


def _series(row: CriterionRow) -> list[Series]:
    return [Series(nr, cell.counts, cell.mean) for nr, cell in enumerate(row.cells, start=1)]
