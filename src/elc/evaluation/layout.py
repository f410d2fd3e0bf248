"""Lays released figures out as the table that pages, PDF and files print. Chooses and arranges; computes nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from itertools import combinations
from uuid import UUID

from elc.comparison.figures import (
    DIFFERS,
    MEAN,
    MEAN_DIFFERENCE,
    NO_ANSWER_STATISTICS,
    P_ADJUSTED,
    P_PERMUTATION,
    Figure,
    FigureTable,
)
from elc.evaluation.queries import Evaluated, EvaluatedEvents, evaluated_events, retold_comments
from elc.evaluation.table import (
    Cell,
    Contrast,
    CriterionRow,
    Difference,
    EvaluationTable,
    EventColumn,
    Formula,
    Section,
    Source,
)
from elc.instruments.definition import Definition, Dimension, Item


def evaluation_table(slugs: Sequence[str], formula: Formula, *, networks: Collection[UUID] | None) -> EvaluationTable:
    """The evaluation of one or more events, laid out; refused as `evaluated_events` says."""
    found = evaluated_events(slugs, networks=networks)
    definition = found.definition
    columns = tuple(_column(event, series, definition, formula) for series, event in enumerate(found.events, start=1))
    scale = definition.scale_of(definition.items[0].key)
    return EvaluationTable(
        columns=columns,
        sections=_sections(definition, columns, found.events),
        scale=tuple(scale.values),
        labels=scale.labels,
        formula=formula,
        contrasts=tuple(_contrasts(found)),
        source=_source(found.events),
    )


def _column(evaluated: Evaluated, series: int, definition: Definition, formula: Formula) -> EventColumn:
    event, evaluation = evaluated.event, evaluated.evaluation
    return EventColumn(
        slug=event.slug,
        name=event.name,
        country=event.country,
        held_on=event.held_on,
        is_month_only=event.is_month_only,
        organisations=event.organisations,
        series=series,
        answers=_participants(evaluated, definition),
        definition=evaluated.spread(formula),
        is_reconstructed=evaluation.table_id is not None,
        other_answers=tuple(evaluation.other_answers),
        snapshot=evaluated.digest,
    )


def _participants(evaluated: Evaluated, definition: Definition) -> int | None:
    """How many sent an evaluation: what the count of missing answers rests on, wherever that is shown."""
    for key in definition.item_keys:
        n = evaluated.figures.get(evaluated.event.name, key, NO_ANSWER_STATISTICS[0]).n
        if n is not None:
            return n
    return None


def _sections(
    definition: Definition, columns: tuple[EventColumn, ...], events: tuple[Evaluated, ...]
) -> tuple[Section, ...]:
    numbered = list(enumerate(definition.items, start=1))
    dimensions: tuple[Dimension | None, ...] = definition.dimensions or (None,)
    sections = []
    for dimension in dimensions:
        mine = [(nr, item) for nr, item in numbered if dimension is None or item.dimension == dimension.key]
        rows = tuple(_row(nr, item, columns, events) for nr, item in mine)
        sections.append(Section(title=dimension.title if dimension else definition.title, rows=rows))
    return tuple(sections)


def _row(nr: int, item: Item, columns: tuple[EventColumn, ...], events: tuple[Evaluated, ...]) -> CriterionRow:
    cells = tuple(_cell(event.figures, column, item.key) for event, column in zip(events, columns, strict=True))
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


def _contrasts(found: EvaluatedEvents) -> list[Contrast]:
    contrasts = []
    for first, second in combinations(found.events, 2):
        either = {f"{first.digest}+{second.digest}", f"{second.digest}+{first.digest}"}
        mine = [figure for figure in found.contrasts if figure.snapshot in either]
        is_turned = bool(mine) and mine[0].snapshot.startswith(second.digest)
        differences = tuple(_differences(mine, found.definition, -1 if is_turned else 1))
        if differences:
            contrasts.append(Contrast(first.event.name, second.event.name, differences))
    return contrasts


def _differences(figures: list[Figure], definition: Definition, sign: int) -> list[Difference]:
    """Those criteria for which every part is stored and shown; `sign` turns them where the events are turned."""
    values = {(figure.measure, figure.statistic): figure.value for figure in figures}
    n_of = {figure.measure: figure.n for figure in figures if figure.n is not None}
    differences = []
    for nr, key in enumerate(definition.item_keys, start=1):
        parts = [values.get((key, statistic)) for statistic in (MEAN_DIFFERENCE, P_PERMUTATION, P_ADJUSTED, DIFFERS)]
        difference, p, p_adjusted, differs = parts
        if difference is None or p is None or p_adjusted is None or differs is None:
            continue
        differences.append(Difference(nr, n_of[key], sign * difference, p, p_adjusted, bool(differs)))
    return differences


def _source(events: Sequence[Evaluated]) -> Source | None:
    tables = [event.evaluation.table for event in events if event.evaluation.table is not None]
    if not tables:
        return None
    year, month = (int(part) for part in tables[0].published.split("-"))
    return Source(
        title=tables[0].title,
        author=tables[0].author,
        published=date(year, month, 1),
        comments=tuple(retold_comments([event.evaluation for event in events])),
    )
