"""What is done with comparisons: run one and store what the gate releases."""

from __future__ import annotations

from collections.abc import Sequence

from elc.comparison.computing import figures_of
from elc.comparison.contrasting import contrast_of
from elc.comparison.figures import Figure
from elc.comparison.gate import Audience, release
from elc.comparison.models import Run, StoredFigure
from elc.core.action import Actor, action
from elc.core.events import ResultsReleased, publish
from elc.snapshots.models import Snapshot


@action
def run_comparison(*, snapshot: Snapshot, audience: Audience, by: Actor) -> Run:
    """Compute every figure of a snapshot and store what `audience` may see. A run that is there stays as it is."""
    run, is_new = Run.objects.get_or_create(snapshot=snapshot, against=None, audience=str(audience))
    if is_new:
        frozen = snapshot.open()
        computed = figures_of(frozen)
        _store(run, release(computed, instrument_class=frozen.definition.instrument_class, audience=audience))
    return run


@action
def run_contrast(*, snapshot: Snapshot, against: Snapshot, audience: Audience, by: Actor) -> Run:
    """Compute the differences between two snapshots and store what `audience` may see."""
    run, is_new = Run.objects.get_or_create(snapshot=snapshot, against=against, audience=str(audience))
    if is_new:
        first, second = snapshot.open(), against.open()
        computed = contrast_of(first, second)
        _store(run, release(computed, instrument_class=first.definition.instrument_class, audience=audience))
    return run


def _store(run: Run, figures: Sequence[Figure]) -> None:
    StoredFigure.objects.bulk_create(
        (StoredFigure(run=run, position=position, **figure.as_dict()) for position, figure in enumerate(figures)),
        batch_size=500,
    )
    publish(ResultsReleased(snapshot=run.snapshot_id, audience=run.audience))
