"""What is done with snapshots: freeze a round, which closes it."""

from __future__ import annotations

from datetime import date

from elc.collection.actions import close_round
from elc.collection.models import Round
from elc.collection.queries import answer_table
from elc.core.action import Actor, action
from elc.snapshots.freezing import freeze
from elc.snapshots.models import Snapshot, snapshot_folder
from elc.snapshots.queries import digest_of_answers


@action
def freeze_round(*, round_: Round, frozen_on: date, by: Actor) -> Snapshot:
    """Close a round and freeze its answers.

    Freezing again gives the snapshot that is there, and proves that its answers are still the same. Should the
    programme stop between writing the files and the row, the next call finds the files and writes the row.
    """
    close_round(round_=round_, closed_on=frozen_on, by=by)
    existing = Snapshot.objects.filter(round=round_).first()
    if existing is not None:
        if digest_of_answers(existing) != existing.digest:
            raise RuntimeError(f"The answers behind snapshot {existing} are no longer those that were frozen.")
        return existing
    frozen = freeze(
        answer_table(round_),
        definition=round_.instrument.definition,
        salt=bytes(round_.salt),
        into=snapshot_folder(round_.id),
    )
    return Snapshot.objects.create(round=round_, digest=frozen.digest, rows=frozen.rows, frozen_on=frozen_on)
