"""Reads evaluations: which events have one, and the released figures behind each."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from elc.comparison.figures import SD_SAMPLE, Figure, FigureTable
from elc.comparison.gate import Audience
from elc.comparison.queries import figures_for
from elc.core.refusals import NotThere
from elc.evaluation.models import EventEvaluation, RetoldComment
from elc.evaluation.table import Formula
from elc.events.models import Event
from elc.events.queries import events_named
from elc.instruments.definition import Definition
from elc.snapshots.models import Snapshot

AUDIENCE = Audience.PARTICIPANTS
MOST_EVENTS = 4  # as many as have their own colour and mark


@dataclass(frozen=True)
class Evaluated:
    """One event's evaluation with the digest of its snapshot and its released figures."""

    event: Event
    evaluation: EventEvaluation
    digest: str
    figures: FigureTable

    def spread(self, formula: Formula) -> str:
        """The statistic that a formula shows as this event's spread."""
        if formula is Formula.PUBLISHED:
            return self.evaluation.published_definition or SD_SAMPLE
        return f"sd_{formula}"


@dataclass(frozen=True)
class EvaluatedEvents:
    """Several events evaluated with one instrument, in the order asked for, and the figures that contrast them."""

    definition: Definition
    events: tuple[Evaluated, ...]
    contrasts: tuple[Figure, ...]


def evaluated_slugs(networks: Collection[UUID]) -> list[str]:
    """The slugs of the events of some networks that have an evaluation, the earliest event first."""
    mine = EventEvaluation.objects.filter(event__network__in=networks)
    return list(mine.order_by("event__held_on").values_list("event__slug", flat=True))


def evaluated_events(slugs: Sequence[str], *, networks: Collection[UUID] | None) -> EvaluatedEvents:
    """The evaluations of some events of some networks (None: of all) with all their released figures.

    The queries do not grow with the events.

    `NotThere` where an event does not exist or has no evaluation yet, or two of them asked different instruments.
    """
    if not 1 <= len(set(slugs)) <= MOST_EVENTS:
        raise NotThere(
            _("An evaluation shows one to %(most)d events.") % {"most": MOST_EVENTS},
            _("Name the events, separated by commas."),
        )
    events = events_named(slugs, networks=networks)
    found = EventEvaluation.objects.filter(event__in=events).select_related("event", "round__instrument", "table")
    by_event = {evaluation.event_id: evaluation for evaluation in found}
    _refuse_gaps(events, by_event.values())
    rounds = [by_event[event.id].round_id for event in events]
    snapshots = {snapshot.round_id: snapshot for snapshot in Snapshot.objects.filter(round__in=rounds)}
    figures = figures_for([snapshot.id for snapshot in snapshots.values()], audience=AUDIENCE)
    digests = {round_id: snapshot.digest for round_id, snapshot in snapshots.items()}
    return EvaluatedEvents(
        definition=by_event[events[0].id].round.instrument.definition,
        events=tuple(_evaluated(by_event[event.id], digests, figures) for event in events),
        contrasts=tuple(figure for figure in figures if figure.snapshot not in digests.values()),
    )


def retold_comments(evaluations: Sequence[EventEvaluation]) -> list[dict[str, str]]:
    """What participants said, retold, of the published tables behind some evaluations."""
    tables = [evaluation.table_id for evaluation in evaluations if evaluation.table_id]
    return list(RetoldComment.objects.filter(table__in=tables).values_list("words", flat=True))


def _evaluated(evaluation: EventEvaluation, digests: Mapping[UUID, str], figures: list[Figure]) -> Evaluated:
    digest = digests[evaluation.round_id]
    return Evaluated(
        evaluation.event, evaluation, digest, FigureTable(figure for figure in figures if figure.snapshot == digest)
    )


def _refuse_gaps(events: Sequence[Event], evaluations: Collection[EventEvaluation]) -> None:
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
