"""Reads evaluations and lays them out as the table that pages, PDF and files print."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import combinations

from django.utils.translation import gettext as _

from elc.comparison.contrasting import CLEAR_BELOW
from elc.comparison.figures import MEAN, P_ADJUSTED, P_PERMUTATION, SD_SAMPLE, Figure, FigureTable
from elc.comparison.gate import Audience
from elc.comparison.queries import figures_for
from elc.core.refusals import NotThere
from elc.evaluation.models import EventEvaluation, RetoldComment
from elc.evaluation.table import (
    Cell,
    Contrast,
    CriterionRow,
    EvaluationTable,
    EventColumn,
    Formula,
    Section,
    Source,
)
from elc.events.models import Event
from elc.events.queries import events_named
from elc.instruments.definition import Definition, Dimension, Item
from elc.snapshots.models import Snapshot

AUDIENCE = Audience.PARTICIPANTS
MOST_EVENTS = 4  # as many as have their own colour and mark


def evaluated_slugs() -> list[str]:
    """The slugs of all events that have an evaluation, the earliest event first."""
    return list(EventEvaluation.objects.order_by("event__held_on").values_list("event__slug", flat=True))


def evaluation_figures(slugs: Sequence[str]) -> tuple[list[EventEvaluation], list[Figure], dict[str, str]]:
    """The evaluations of some events in that order, their released figures, and the digest of each event's snapshot.

    `NotThere` where an event does not exist or has no evaluation yet, or two of them asked different instruments.
    """
    if not 1 <= len(set(slugs)) <= MOST_EVENTS:
        raise NotThere(
            _("An evaluation shows one to %(most)d events.") % {"most": MOST_EVENTS},
            _("Name the events, separated by commas."),
        )
    events = events_named(slugs)
    found = EventEvaluation.objects.filter(event__in=events).select_related("event", "round__instrument", "table")
    by_event = {evaluation.event_id: evaluation for evaluation in found}
    evaluations = [by_event[event.id] for event in events if event.id in by_event]
    _refuse_gaps(events, evaluations)
    snapshots = Snapshot.objects.filter(round__in=[evaluation.round_id for evaluation in evaluations])
    digest_of_round = {snapshot.round_id: snapshot.digest for snapshot in snapshots}
    figures = figures_for([snapshot.id for snapshot in snapshots], audience=AUDIENCE)
    digests = {evaluation.event.slug: digest_of_round[evaluation.round_id] for evaluation in evaluations}
    return evaluations, figures, digests


def _refuse_gaps(events: list[Event], evaluations: list[EventEvaluation]) -> None:
    evaluated = {evaluation.event_id for evaluation in evaluations}
    for event in events:
        if event.id not in evaluated:
            raise NotThere(
                _("“%(event)s” has no evaluation yet.") % {"event": event.name},
                _("Look at an event that has been evaluated."),
            )
    if len({evaluation.round.instrument_id for evaluation in evaluations}) > 1:
        raise NotThere(
            _("These events were evaluated with different instruments."),
            _("Look at each of them on its own."),
        )


def evaluation_table(slugs: Sequence[str], formula: Formula) -> EvaluationTable:
    """The evaluation of one or more events, laid out. The number of queries does not grow with the events."""
    evaluations, figures, digests = evaluation_figures(slugs)
    definition = evaluations[0].round.instrument.definition
    tables = {
        slug: FigureTable(figure for figure in figures if figure.snapshot == digest) for slug, digest in digests.items()
    }
    columns = tuple(
        _column(evaluation, series, tables[evaluation.event.slug], digests[evaluation.event.slug], definition, formula)
        for series, evaluation in enumerate(evaluations, start=1)
    )
    sections = _sections(definition, columns, tables)
    scale = definition.scale_of(definition.items[0].key)
    return EvaluationTable(
        columns=columns,
        sections=sections,
        scale=tuple(scale.values),
        labels=scale.labels,
        formula=formula,
        contrasts=tuple(_contrasts(columns, digests, figures, definition)),
        source=_source(evaluations),
    )


def _column(
    evaluation: EventEvaluation,
    series: int,
    table: FigureTable,
    snapshot: str,
    definition: Definition,
    formula: Formula,
) -> EventColumn:
    event = evaluation.event
    published = evaluation.published_definition or SD_SAMPLE
    return EventColumn(
        slug=event.slug,
        name=event.name,
        country=event.country,
        held_on=event.held_on,
        is_month_only=event.is_month_only,
        organisations=event.organisations,
        series=series,
        answers=max(table.get(event.name, key, MEAN).n or 0 for key in definition.item_keys),
        definition=published if formula is Formula.PUBLISHED else f"sd_{formula}",
        is_reconstructed=evaluation.table_id is not None,
        other_answers=tuple(evaluation.other_answers),
        snapshot=snapshot,
    )


def _sections(
    definition: Definition, columns: tuple[EventColumn, ...], tables: dict[str, FigureTable]
) -> tuple[Section, ...]:
    numbered = list(enumerate(definition.items, start=1))
    dimensions: tuple[Dimension | None, ...] = definition.dimensions or (None,)
    sections = []
    for dimension in dimensions:
        mine = [(nr, item) for nr, item in numbered if dimension is None or item.dimension == dimension.key]
        rows = tuple(_row(nr, item, columns, tables) for nr, item in mine)
        sections.append(Section(title=dimension.title if dimension else definition.title, rows=rows))
    return tuple(sections)


def _row(nr: int, item: Item, columns: tuple[EventColumn, ...], tables: dict[str, FigureTable]) -> CriterionRow:
    cells = tuple(_cell(tables[column.slug], column, item.key) for column in columns)
    return CriterionRow(nr=nr, key=item.key, text=item.text, lead_in=item.lead_in, cells=cells)


def _cell(table: FigureTable, column: EventColumn, key: str) -> Cell:
    mean, spread = table.get(column.name, key, MEAN), table.get(column.name, key, column.definition)
    return Cell(
        n=mean.n,
        mean=mean.value,
        spread=spread.value,
        counts=table.counts(column.name, key),
        withheld=mean.withheld or spread.withheld,
    )


def _contrasts(
    columns: tuple[EventColumn, ...], digests: dict[str, str], figures: list[Figure], definition: Definition
) -> list[Contrast]:
    contrasts = []
    for first, second in combinations(columns, 2):
        either = {
            f"{digests[first.slug]}+{digests[second.slug]}",
            f"{digests[second.slug]}+{digests[first.slug]}",
        }
        mine = [figure for figure in figures if figure.snapshot in either]
        p_values = [f.value for f in mine if f.statistic == P_PERMUTATION and f.value is not None]
        clear = [f.measure for f in mine if f.statistic == P_ADJUSTED and f.value is not None and f.value < CLEAR_BELOW]
        if p_values:
            numbers = tuple(definition.item_keys.index(key) + 1 for key in clear)
            contrasts.append(Contrast(first.name, second.name, len(p_values), numbers, min(p_values)))
    return contrasts


def _source(evaluations: list[EventEvaluation]) -> Source | None:
    tables = [evaluation.table for evaluation in evaluations if evaluation.table is not None]
    if not tables:
        return None
    table = tables[0]
    comments = RetoldComment.objects.filter(table__in=tables).values_list("words", flat=True)
    year, month = (int(part) for part in table.published.split("-"))
    return Source(title=table.title, author=table.author, published=date(year, month, 1), comments=tuple(comments))
