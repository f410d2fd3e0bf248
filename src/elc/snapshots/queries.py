"""Reads snapshots, and proves that the files still are what was frozen."""

from __future__ import annotations

from elc.collection.queries import answer_table
from elc.snapshots.digest import canonical_rows, digest_of
from elc.snapshots.models import Snapshot


def digest_of_answers(snapshot: Snapshot) -> str:
    """The digest that the round's answers have now: equal to the snapshot's as long as nobody touched them."""
    definition = snapshot.round.instrument.definition
    table = answer_table(snapshot.round)
    return digest_of(
        table,
        canonical_rows(table),
        instrument=(definition.key, definition.version),
        salt=bytes(snapshot.round.salt),
    )
