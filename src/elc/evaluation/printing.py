"""Prints the figures of the evaluation page: the stored figures themselves, unrounded, in the order of the table."""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence

from elc.comparison.figures import FIGURE_KEYS, MEAN, SD_SAMPLE, Figure, FigureTable
from elc.core.command import print_json
from elc.core.refusals import BadInput
from elc.evaluation.queries import evaluation_figures
from elc.evaluation.table import Formula


def print_evaluation(slugs: Sequence[str], formula: str, form: str) -> None:
    """Print score and spread of every criterion and event, as one JSON list or as CSV."""
    chosen = Formula.named(formula)
    if chosen is None:
        raise BadInput(f"There is no formula “{formula}”.", f"Choose one of: {', '.join(Formula)}.")
    figures = page_figures([slug.strip().lower() for slug in slugs if slug.strip()], chosen)
    if form == "json":
        print_json([figure.as_dict() for figure in figures])
        return
    writer = csv.DictWriter(sys.stdout, FIGURE_KEYS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(figure.as_dict() for figure in figures)


def page_figures(slugs: Sequence[str], formula: Formula) -> list[Figure]:
    """The figures in the page's table: for each criterion and event the mean, then the spread of the formula."""
    evaluations, figures, digests = evaluation_figures(slugs)
    found: list[Figure] = []
    tables = {
        slug: FigureTable(figure for figure in figures if figure.snapshot == digest) for slug, digest in digests.items()
    }
    for key in evaluations[0].round.instrument.definition.item_keys:
        for evaluation in evaluations:
            published = evaluation.published_definition or SD_SAMPLE
            spread = published if formula is Formula.PUBLISHED else f"sd_{formula}"
            table = tables[evaluation.event.slug]
            found += [table.get(evaluation.event.name, key, statistic) for statistic in (MEAN, spread)]
    return found
