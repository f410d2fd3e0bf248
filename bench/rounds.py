"""A realistic round of made-up organisations, for measuring the audit before a release (goal P11)."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from benchstats import Scale
from benchstats.disclosure import (
    CONFIDENTIAL,
    Audience,
    Basis,
    GroupAnswers,
    Kind,
    OthersKind,
    Released,
    Round,
    Statistic,
    presented,
    presented_others,
    printable,
)

SCALE = Scale(1, 5)
DIMENSIONS, ITEMS_EACH = 6, 4
LEAST_STAFF, MOST_STAFF = 5, 60
LEAST_WITH_UNITS = 24


def seeded_round(groups: int, *, seed: int = 20261124) -> tuple[Round, list[Released]]:
    """The answers of 5 to 60 staff each to 6 dimensions of 4 items, and what is shown of them to whom."""
    generator = np.random.default_rng(seed)
    cells: list[GroupAnswers] = []
    for at in range(groups):
        cells += _organisation(f"organisation {at:03}", generator)
    items_of = tuple(
        (f"dimension {at}", tuple(f"item {at}.{item}" for item in range(ITEMS_EACH))) for at in range(DIMENSIONS)
    )
    answers = Round(tuple(cells), SCALE, items_of)
    figures = [*printable(answers).figures, *_units(answers), *_of_others(answers), *_of_network(answers)]
    return answers, figures


def _organisation(name: str, generator: np.random.Generator) -> list[GroupAnswers]:
    staff = int(generator.integers(LEAST_STAFF, MOST_STAFF + 1))
    sizes = [staff] if staff < LEAST_WITH_UNITS else [staff // 2, staff - staff // 2]
    cells = []
    for dimension in range(DIMENSIONS):
        level = generator.normal(3.8, 0.3)
        for unit, size in enumerate(sizes):
            group = f"{name}, unit {unit}"
            person = generator.normal(level, 0.5, size=(size, 1))
            given = np.clip(np.rint(generator.normal(person, 0.7, size=(size, ITEMS_EACH))), 1, 5).astype(int)
            for item in range(ITEMS_EACH):
                counts = np.bincount(given[:, item] - 1, minlength=SCALE.size)
                cells.append(GroupAnswers(group, name, f"item {dimension}.{item}", tuple(map(int, counts))))
            scores = np.bincount((given - 1).sum(axis=1), minlength=ITEMS_EACH * 4 + 1)
            cells.append(GroupAnswers(group, name, f"dimension {dimension}", tuple(map(int, scores)), ITEMS_EACH))
    return cells


def _mean(found: list[GroupAnswers]) -> Fraction:
    return SCALE.low + Fraction(sum(one.steps for one in found), sum(one.n for one in found) * found[0].parts)


def _subjects(answers: Round, start: str) -> list[str]:
    return sorted({one.subject for one in answers.answers if one.subject.startswith(start)})


def _cells(answers: Round, subject: str) -> dict[str, list[GroupAnswers]]:
    return answers.by_organisation(subject, [one.group for one in answers.answers if one.subject == subject])


def _units(answers: Round) -> list[Released]:
    """The dimensions of units with ten answers or more, for their own organisation."""
    figures = []
    for subject in _subjects(answers, "dimension"):
        for name, units in _cells(answers, subject).items():
            n = sum(one.n for one in units)
            for one in units if len(units) > 1 else ():
                basis = Basis(one.n, remainder=n - one.n, items=ITEMS_EACH, smallest_n=one.n)
                shown = presented(_mean([one]), kind=Kind.SUBGROUP_MEAN, audience=Audience.OWN, basis=basis)
                if shown.number is not None:
                    figures.append(
                        Released(f"{subject} / {one.group}", subject, Kind.SUBGROUP_MEAN, Statistic.MEAN,
                                 (one.group,), shown.number, (name,))
                    )  # fmt: skip
    return figures


def _of_others(answers: Round) -> list[Released]:
    """The unweighted mean of the others, for each organisation."""
    figures = []
    for subject in _subjects(answers, "dimension"):
        cells = _cells(answers, subject)
        for name in cells:
            others = {other: found for other, found in cells.items() if other != name}
            shown = presented_others(
                [_mean(found) for found in others.values()],
                kind=OthersKind.MEAN,
                answers=[sum(one.n for one in found) for found in others.values()],
            )
            if shown.number is not None:
                groups = tuple(one.group for found in others.values() for one in found)
                figures.append(
                    Released(f"{subject} / others of {name}", subject, Kind.DIMENSION_MEAN, Statistic.MEAN, groups,
                             shown.number, (name,), is_unweighted=True)
                )  # fmt: skip
    return figures


def _of_network(answers: Round) -> list[Released]:
    """The pooled share of positive answers of each item, for members, and the public where it may see it."""
    figures = []
    for subject in _subjects(answers, "item"):
        cells = _cells(answers, subject)
        pooled = [one for found in cells.values() for one in found]
        sizes = [sum(one.n for one in found) for found in cells.values()]
        positive = Fraction(sum(one.counts[3] + one.counts[4] for one in pooled), sum(sizes))
        basis = Basis(sum(sizes), items=1, organisations=len(sizes), smallest_n=min(sizes))
        for audience, name in ((Audience.MEMBERS, "members"), (Audience.PUBLIC, "public")):
            shown = presented(
                positive, kind=Kind.ITEM_PERCENT, audience=audience, basis=basis, scale=SCALE, policy=CONFIDENTIAL
            )
            if shown.number is not None:
                figures.append(
                    Released(f"{subject} / {name}", subject, Kind.ITEM_PERCENT, Statistic.SHARE,
                             tuple(one.group for one in pooled), shown.number, (name,), values=(4, 5))
                )  # fmt: skip
    return figures
