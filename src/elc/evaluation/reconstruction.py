"""The answers behind a published evaluation table, as submissions that a round can hold.

The search is `benchstats.reconstruct`; this module only turns its finding into rows.
"""

from __future__ import annotations

from dataclasses import dataclass

from benchstats import Scale
from benchstats.reconstruct import Cell, GroupFit, Published, reconstruct_table
from elc.core.refusals import BadInput
from elc.evaluation.pilots import PublishedPilots


@dataclass(frozen=True)
class Reconstructed:
    """What was found for one event: the definition of its SD, how many answered, the other numbers that would fit as
    well (empty: certain), and one row of answers a participant.

    Which answers of a row belong to one person is arbitrary: nothing about relationships may be computed from them.
    """

    definition: str
    answers: int
    other_answers: tuple[int, ...]
    submissions: tuple[dict[str, int], ...]


def answers_behind(pilots: PublishedPilots) -> dict[str, Reconstructed]:
    """The answers behind each event of a published table, by slug.

    Refused where a column cannot be explained by exactly one definition, or a cell by more than one set of answers.
    """
    scale = Scale(pilots.scale.low, pilots.scale.high)
    cells = [
        Cell(row.key, slug, Published.parse(figure.mean), Published.parse(figure.variation))
        for row in pilots.rows
        for slug, figure in row.figures.items()
    ]
    table = reconstruct_table(cells, scale=scale)
    return {event.slug: _of_event(event.slug, table.of_group(event.slug).fits, scale) for event in pilots.events}


def _of_event(slug: str, fits: tuple[GroupFit, ...], scale: Scale) -> Reconstructed:
    if len(fits) != 1 or any(counts is None for counts in fits[0].counts_of_item.values()):
        raise BadInput(
            f"The published table of {slug} does not lead back to one set of answers.",
            "Look at elc reconstruct --table for what fits each of its cells.",
        )
    fit = fits[0]
    return Reconstructed(fit.definition, fit.n, fit.other_n, _submissions(fit, scale))


def _submissions(fit: GroupFit, scale: Scale) -> tuple[dict[str, int], ...]:
    rows: list[dict[str, int]] = [{} for _ in range(fit.n)]
    for number, item in enumerate(fit.items):
        counts = item.counts or ()
        answers = [value for value, count in zip(scale.values, counts, strict=True) for _ in range(count)]
        for position, answer in enumerate(answers):
            # Starting one row further for each item keeps the rows from looking like people with opinions.
            rows[(position + number) % fit.n][item.item] = answer
    return tuple(rows)
