"""What is done with evaluations: take one over from a published table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from elc.collection.actions import open_round, submit_answers
from elc.collection.models import Round
from elc.comparison.actions import run_comparison, run_contrast
from elc.core.action import Actor, action
from elc.evaluation.models import EventEvaluation, PublishedTable, RetoldComment
from elc.evaluation.pilots import PublishedPilots
from elc.evaluation.queries import AUDIENCE
from elc.evaluation.reconstruction import Reconstructed, answers_behind
from elc.events.models import Event
from elc.instruments.models import Instrument
from elc.snapshots.actions import freeze_round
from elc.snapshots.models import Snapshot


@action
def adopt_published_table(
    *, key: str, pilots: PublishedPilots, events: Sequence[Event], instrument: Instrument, by: Actor
) -> PublishedTable:
    """Take over the evaluations of `events` from a table that was published without its answers.

    The answers are reconstructed, submitted in a round of each event, frozen and compared, like any others; each
    evaluation keeps that they are reconstructed and what of it is certain.
    """
    source = pilots.source
    table = PublishedTable.objects.create(key=key, title=source.title, author=source.author, published=source.published)
    RetoldComment.objects.bulk_create(
        RetoldComment(table=table, position=position, words=remark.text)
        for position, remark in enumerate(pilots.remarks, start=1)
    )
    found = answers_behind(pilots)
    closed_on = date.fromisoformat(f"{source.published}-01")
    for event in events:
        _evaluate(event, found[event.slug], table, instrument, closed_on, by)
    _contrast_all(table, by)
    return table


def _evaluate(
    event: Event,
    found: Reconstructed,
    table: PublishedTable,
    instrument: Instrument,
    closed_on: date,
    by: Actor,
) -> None:
    title = {"en": f"Evaluation: {event.name}", "et": f"Hindamine: {event.name}"}
    asked = open_round(title=title, instrument=instrument, groups=[event.group], opened_on=event.held_on, by=by)
    for answers in found.submissions:
        submit_answers(to=asked, group=event.group, answers=answers)
    _release(asked, closed_on, by)
    EventEvaluation.objects.create(
        event=event,
        round=asked,
        table=table,
        published_definition=found.definition,
        answers=found.answers,
        other_answers=list(found.other_answers),
    )


def _release(asked: Round, closed_on: date, by: Actor) -> None:
    snapshot = freeze_round(round_=asked, frozen_on=closed_on, by=by)
    run_comparison(snapshot=snapshot, audience=AUDIENCE, by=by)


def _contrast_all(table: PublishedTable, by: Actor) -> None:
    """Compare each evaluation of the table with each later one."""
    rounds = EventEvaluation.objects.filter(table=table).order_by("event__held_on").values_list("round", flat=True)
    snapshots = Snapshot.objects.select_related("round__instrument").in_bulk(list(rounds), field_name="round_id")
    in_order = [snapshots[round_id] for round_id in rounds]
    for later, against in enumerate(in_order):
        for snapshot in in_order[:later]:
            run_contrast(snapshot=snapshot, against=against, audience=AUDIENCE, by=by)
