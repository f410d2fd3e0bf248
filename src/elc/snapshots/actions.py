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
    programme stop between writing the files and the row, the closing is undone and answers may come in; the next call
    keeps the files where they hold exactly the answers of then, and replaces them where they do not.
    """
    # The lock of the closed round is kept to the end: of two that freeze it at once, the second finds the first's row.
    closed = close_round(round_=round_, closed_on=frozen_on, by=by)
    existing = Snapshot.objects.filter(round=closed).first()
    if existing is not None:
        if digest_of_answers(existing) != existing.digest:
            raise RuntimeError(f"The answers behind snapshot {existing} are no longer those that were frozen.")
        return existing
    frozen = freeze(
        answer_table(closed),
        definition=closed.instrument.definition,
        salt=bytes(closed.salt),
        into=snapshot_folder(closed.id),
    )
    return Snapshot.objects.create(round=closed, digest=frozen.digest, rows=frozen.rows, frozen_on=frozen_on)
