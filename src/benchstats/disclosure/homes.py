"""Which figures are about the same persons, and which belong to a whole: an organisation, or several pooled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from benchstats.disclosure.of_one_group import ENUMERATED_BELOW
from benchstats.disclosure.released import Released, Round
from benchstats.errors import InputError

Groups = tuple[str, ...]


def by_persons(figures: Sequence[Released], *, answers: Round) -> dict[Groups, list[Released]]:
    """The figures that are about the same persons, by their groups; a mean over organisations is about none alone."""
    found: defaultdict[Groups, list[Released]] = defaultdict(list)
    for one in figures:
        if not one.is_unweighted or len(answers.by_organisation(one.subject, one.groups)) == 1:
            found[tuple(sorted(set(one.groups)))].append(one)
    return dict(found)


def by_whole(figures: Sequence[Released], *, answers: Round, dimension: str) -> list[list[Released]]:
    """The figures of a dimension and its items about each organisation and its parts, or about several and their parts.

    Several organisations count as one whole where a figure is about them and they are few enough to be looked at.
    """
    alike = by_persons(figures, answers=answers)
    homes: defaultdict[str, list[Released]] = defaultdict(list)
    pooled: list[Groups] = []
    for groups, found in alike.items():
        own = answers.by_organisation(found[0].subject, groups)
        if len(own) == 1:
            homes[min(own)] += found
        elif _is_small(answers, dimension, groups):
            pooled.append(groups)
    return [*homes.values(), *(_inside(alike, frozenset(whole)) for whole in pooled)]


def _inside(alike: dict[Groups, list[Released]], whole: Collection[str]) -> list[Released]:
    return [one for groups, found in alike.items() if all(name in whole for name in groups) for one in found]


def _is_small(answers: Round, dimension: str, groups: Groups) -> bool:
    """Whether so few have a score that it is looked at; where nobody's scores are told, the check has to say so."""
    try:
        return sum(one.n for one in answers.of(dimension, groups)) < ENUMERATED_BELOW
    except InputError:
        return True
