"""Shows the evaluation of events: page, PDF, CSV, workbook."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from elc.core.refusals import NotThere
from elc.evaluation import wording
from elc.evaluation.documents import csv_document, pdf_document, workbook_document
from elc.evaluation.drawing import axis_of, figures_of_rows
from elc.evaluation.layout import evaluation_table
from elc.evaluation.table import EvaluationTable, Formula
from elc.members.queries import require, standing


@require_safe
def evaluation_page(request: HttpRequest, events: str) -> HttpResponse:
    """The evaluation of one or more events as a page."""
    table = _table(request, events)
    context: dict[str, Any] = {
        "table": table,
        "rows_with_figures": figures_of_rows(table),
        "axis": axis_of(table),
        "lead": (wording.what_was_rated(table), wording.what_is_clear(table)),
        "formulas": _formulas(events, table, is_projector="projector" in request.GET),
        "downloads": _downloads(events, table),
        "notes": wording.notes(table),
        "is_projector": "projector" in request.GET,
        "projector_url": _page_url(events, table.formula, is_projector="projector" not in request.GET),
        "columns": [
            (column, wording.definition_heading(column.definition), wording.usual_number(column))
            for column in table.columns
        ],
    }
    return render(request, "evaluation/page.html", context)


@require_safe
def evaluation_pdf(request: HttpRequest, events: str) -> HttpResponse:
    """The evaluation as a tagged PDF."""
    return _file(request, events, pdf_document, "application/pdf", "pdf")


@require_safe
def evaluation_csv(request: HttpRequest, events: str) -> HttpResponse:
    """The evaluation's figures as CSV."""
    return _file(request, events, csv_document, "text/csv; charset=utf-8", "csv")


@require_safe
def evaluation_xlsx(request: HttpRequest, events: str) -> HttpResponse:
    """The evaluation as a workbook with its codebook."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return _file(request, events, workbook_document, kind, "xlsx")


def _file(
    request: HttpRequest,
    events: str,
    build: Callable[[EvaluationTable], bytes],
    content_type: str,
    ending: str,
) -> HttpResponse:
    table = _table(request, events)
    response = HttpResponse(build(table), content_type=content_type)
    language = get_language() or "en"
    name = "-".join(["evaluation", *(column.slug for column in table.columns), table.formula, language])
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response


def _table(request: HttpRequest, events: str) -> EvaluationTable:
    require(request.user, "see evaluations")
    named = request.GET.get("formula", Formula.PUBLISHED)
    formula = Formula.named(named)
    if formula is None:
        raise NotThere(
            _("There is no formula “%(formula)s”.") % {"formula": named[:40]},
            _("Choose one of: %(formulas)s.") % {"formulas": ", ".join(Formula)},
        )
    slugs = [slug for slug in events.split(",") if slug]
    return evaluation_table(slugs, formula, networks=standing(request).visible_networks)


def _page_url(events: str, formula: Formula, *, is_projector: bool) -> str:
    projector = "&projector" if is_projector else ""
    return f"{reverse('evaluation:page', args=[events])}?formula={formula}{projector}"


def _formulas(events: str, table: EvaluationTable, *, is_projector: bool) -> list[tuple[str, str, str, bool]]:
    return [
        (
            formula,
            wording.formula_label(formula),
            _page_url(events, formula, is_projector=is_projector),
            formula is table.formula,
        )
        for formula in Formula
    ]


def _downloads(events: str, table: EvaluationTable) -> list[tuple[str, str, str]]:
    labels = {
        "pdf": _("Download as PDF"),
        "xlsx": _("Download as workbook (XLSX)"),
        "csv": _("Download as CSV, for programs"),
    }
    return [
        (label, f"{reverse(f'evaluation:{kind}', args=[events])}?formula={table.formula}", kind)
        for kind, label in labels.items()
    ]
