"""Prints the figures of the evaluation page: the stored figures themselves, unrounded, in the order of the table."""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence

from elc.comparison.figures import FIGURE_KEYS, MEAN, Figure
from elc.core.command import print_json
from elc.core.refusals import BadInput
from elc.evaluation.queries import evaluated_events
from elc.evaluation.table import Formula
from elc.reports.delimited import safe


def print_evaluation(slugs: Sequence[str], formula: str, form: str) -> None:
    """Print score and spread of every criterion and event, as one JSON list or as CSV."""
    chosen = Formula.named(formula)
    if chosen is None:
        raise BadInput(f"There is no formula “{formula}”.", f"Choose one of: {', '.join(Formula)}.")
    figures = page_figures([slug.strip().lower() for slug in slugs if slug.strip()], chosen)
    if form == "json":
        print_json([figure.as_dict() for figure in figures])
        return
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(FIGURE_KEYS)
    writer.writerows([safe(getattr(figure, key)) for key in FIGURE_KEYS] for figure in figures)


def page_figures(slugs: Sequence[str], formula: Formula) -> list[Figure]:
    """The figures in the page's table: for each criterion and event the mean, then the spread of the formula."""
    found = evaluated_events(slugs, networks=None)
    return [
        event.figures.get(event.event.name, key, statistic)
        for key in found.definition.item_keys
        for event in found.events
        for statistic in (MEAN, event.spread(formula))
    ]
