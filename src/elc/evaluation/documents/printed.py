"""The evaluation as a tagged PDF: words, numbers and drawings for `reports/typst/evaluation.typ`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from elc.core.language import in_language
from elc.core.numbers import NOTHING, decimal
from elc.evaluation import wording
from elc.evaluation.documents.naming import document_title, headline, held, latest_date
from elc.evaluation.drawing import labels_of, pdf_axis_of, pdf_figures_of_rows
from elc.evaluation.table import Cell, CriterionRow, EvaluationTable, EventColumn
from elc.reports.pdf import build_pdf
from elc.reports.report import withheld_words

_AXIS = "axis"


def pdf_document(table: EvaluationTable) -> bytes:
    """The page as PDF: the table with its drawings, the notes, every answer as a table, what participants said."""
    figures = pdf_figures_of_rows(table)
    images = {_figure_name(key): svg for key, (svg, _alt) in figures.items()} | {_AXIS: pdf_axis_of(table)}
    alts = {key: alt for key, (_svg, alt) in figures.items()}
    return build_pdf("evaluation", _content(table, alts), images=images, on=latest_date(table))


def _content(table: EvaluationTable, alts: Mapping[str, str]) -> dict[str, Any]:
    is_reconstructed = any(column.is_reconstructed for column in table.columns)
    return {
        "title": document_title(table),
        "headline": headline(table),
        "mark": _("Reconstructed answers") if is_reconstructed else "",
        "footer": _footer(table),
        "is_wide": len(table.columns) > 2,
        "lead": [sentence for sentence in (wording.what_was_rated(table), wording.what_is_clear(table)) if sentence],
        "events": [_event(column) for column in table.columns],
        "headings": {
            "nr": _("Nr."),
            "criterion": _("Criterion"),
            "score": _("Score"),
            "answers": _("Answers"),
        },
        "axis": {"svg": _AXIS, "alt": _axis_alt(table)},
        "scale": [str(value) for value in table.scale],
        "sections": [
            {
                "title": _said(section.title),
                "rows": [_row(row, table, alts[row.key]) for row in section.rows],
            }
            for section in table.sections
        ],
        "notes": [[note.title, note.text] for note in wording.notes(table)],
        "answers_heading": _("Every answer as a table"),
        "answers_note": _("How many participants gave each answer"),
        **_comments(table),
    }


def _footer(table: EvaluationTable) -> str:
    parts = [wording.source_line(table.source)] if table.source else []
    numbers = ", ".join(f"{column.name} {wording.number_of_answers(column)}" for column in table.columns)
    parts.append(_("Answers: %(numbers)s") % {"numbers": numbers})
    digests = ", ".join(f"{column.name} {column.snapshot[:12]}" for column in table.columns)
    parts.append(_("Snapshots: %(digests)s") % {"digests": digests})
    parts.append(_("Variation: %(formula)s") % {"formula": wording.formula_label(table.formula)})
    return " · ".join(parts)


def _event(column: EventColumn) -> dict[str, Any]:
    return {
        "name": column.name,
        "below": [held(column), wording.usual_number(column)],
        "series": column.series,
        "spread_heading": wording.definition_heading(column.definition),
    }


def _row(row: CriterionRow, table: EvaluationTable, alt: str) -> dict[str, Any]:
    cells = list(zip(row.cells, table.columns, strict=True))
    return {
        "nr": str(row.nr),
        "lead_in": _said(row.lead_in) if row.lead_in else None,
        "text": _said(row.text),
        "svg": _figure_name(row.key),
        "alt": alt,
        "exceptions": " · ".join(line for cell, column in cells if (line := _exception(cell, column))),
        "cells": [_cell(cell, table) for cell in row.cells],
    }


def _exception(cell: Cell, column: EventColumn) -> str:
    """What the numbers of one event do not say by themselves: why they are missing, or that fewer people answered."""
    if cell.withheld:
        return f"{column.name}: {withheld_words(cell.withheld)}"
    if cell.n is not None and cell.n != column.answers:
        answers = ngettext("%(n)d answer", "%(n)d answers", cell.n) % {"n": cell.n}
        return f"{column.name}: {answers}"
    return ""


def _cell(cell: Cell, table: EvaluationTable) -> dict[str, Any]:
    return {
        "score": decimal(cell.mean),
        "spread": decimal(cell.spread),
        "counts": [str(count) for count in cell.counts] if cell.counts else [NOTHING] * len(table.scale),
        "n": NOTHING if cell.n is None else str(cell.n),
    }


def _comments(table: EvaluationTable) -> dict[str, Any]:
    return {
        "comments": [_said(words) for words in table.source.comments] if table.source else [],
        "comments_heading": _("What participants said"),
        "comments_note": _("Retold in our own words from the article; which event or person is not known."),
    }


def _axis_alt(table: EvaluationTable) -> str:
    labels = labels_of(table) or ("",) * len(table.scale)
    values = ", ".join(f"{value} {label}".strip() for value, label in zip(table.scale, labels, strict=True))
    return _("Scale: %(values)s") % {"values": values}


def _figure_name(key: str) -> str:
    return f"criterion {key}"


def _said(text: Mapping[str, str]) -> str | list[str]:
    """The words in the reader's language; with their own language beside them where it is another one."""
    words, language, is_fallback = in_language(text)
    return [words, language.split("-")[0]] if is_fallback else words
