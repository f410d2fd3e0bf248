"""What is found out about small units taken together, of which not one alone is bounded closely."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from benchstats.disclosure.bounds import Ends
from benchstats.disclosure.findings import Finding, finding
from benchstats.disclosure.linked import PROTECTED_BELOW, Linked, Problem, leak_findings, solved, tight_findings
from benchstats.disclosure.of_differences import is_unanimous
from benchstats.disclosure.of_one_group import ENUMERATED_BELOW
from benchstats.disclosure.released import Released
from benchstats.disclosure.words import Check

MOST_UNIONS = 300
"""Most unions that are solved for one audience; more are not audited, so not released."""

Units = tuple[str, ...]


def union_findings(
    links: Linked,
    seen: Sequence[Released],
    *,
    unshown: Sequence[str],
    found: Sequence[Finding],
    audience: Sequence[str],
) -> list[Finding]:
    """The unions of fewer than 10 answers of units that are not shown whose value is bounded too tightly.

    The figures are about one organisation and its units. A union that holds what was `found` already is left out.
    """
    told = {frozenset(one.groups) for one in seen}
    unions = list(_unions(links, seen, unshown, told))
    if len(unions) > MOST_UNIONS:
        return [finding(Check.NOT_AUDITED, seen, about=unshown, audience=audience)]
    leaks = [frozenset(one.about) for one in found]
    result: list[Finding] = []
    for union in sorted(unions, key=lambda one: (len(one), one)):
        if not any(leak <= set(union) for leak in leaks):
            of_union = _of_union(links, seen, union, audience)
            leaks += [frozenset(one.about) for one in of_union]
            result += of_union
    return result


def _unions(
    links: Linked, seen: Sequence[Released], unshown: Sequence[str], told: Collection[frozenset[str]]
) -> Iterator[Units]:
    """One union for each choice of answers from kinds of units, a kind being those that are in the same figures.

    Units of one kind are bounded by their number of answers alone, the more of them the tighter.
    """
    choices = [_choices(links, kind) for kind in _kinds(seen, unshown).values()]
    for chosen in choices:
        most = max((size for size, units in chosen.items() if frozenset(units) not in told), default=0)
        if most and len(chosen[most]) > 1:
            yield chosen[most]
    count = 0
    for taken in product(*([(), *one.values()] for one in choices)):
        union = tuple(sorted(name for one in taken for name in one))
        size = sum(links.cells[name].n for name in union)
        if sum(map(bool, taken)) > 1 and size < PROTECTED_BELOW and frozenset(union) not in told:
            count += 1
            yield union
        if count > MOST_UNIONS:
            return


def _choices(links: Linked, kind: Sequence[str]) -> dict[int, Units]:
    """Units of one kind for each number of answers below 10 that some of them have together."""
    found: dict[int, Units] = {0: ()}
    for name in kind:
        n = links.cells[name].n
        for size, units in list(found.items()):
            more = (*units, name)
            if size + n < PROTECTED_BELOW:
                found.setdefault(size + n, more)
    del found[0]
    return found


def _of_union(links: Linked, seen: Sequence[Released], union: Units, audience: Sequence[str]) -> list[Finding]:
    """Whether the union is bounded too tightly."""
    problem, wanted = _problem(links, seen, union)
    total = sum(links.cells[name].n for name in union)
    value = sum(links.values[name] * links.cells[name].n for name in union) / total
    leaks = tight_findings(problem, links=links, figures=seen, wanted={wanted: (value, total)}, audience=audience)
    return [replace(one, about=tuple(sorted(union))) for one in leaks]


def _problem(links: Linked, seen: Sequence[Released], union: Units) -> tuple[Problem, str]:
    """The ends of a union's value through some figures, and its name there.

    Units that are in the same figures are one unknown.
    """
    home = links.cells[union[0]].organisation
    pieces: dict[tuple[frozenset[str], bool], list[str]] = {}
    for one in links.units[home]:
        within = frozenset(figure.name for figure in seen if one.group in figure.groups)
        pieces.setdefault((within, one.group in union), []).append(one.group)
    names = {key: min(units) for key, units in pieces.items()}
    sizes = {names[key]: sum(links.cells[one].n for one in units) for key, units in pieces.items()}
    inside = [names[key] for key in pieces if key[1]]
    wanted, parts = inside[0], {}
    if len(inside) > 1:
        wanted = "+".join(inside)
        sizes[wanted], parts = sum(sizes[name] for name in inside), {wanted: inside}
    rows = {one.name: _weights(one, pieces, names, sizes) for one in seen}

    def problem(figures: Sequence[Released]) -> dict[str, Ends]:
        return solved(links, figures, known={}, sizes=sizes, weights=lambda one: rows[one.name], parts=parts)

    return problem, wanted


def unanimous_findings(
    links: Linked, seen: Sequence[Released], *, organisation: str, audience: Sequence[str]
) -> list[Finding]:
    """The units of fewer than 50 answers that shares prove to be of one mind, though they are not shown themselves.

    Units that are in the same figures are of one mind together or not at all.
    """
    told = {frozenset(one.groups) for one in seen}
    values = seen[0].values if seen else ()
    result: list[Finding] = []
    for kind in _kinds(seen, [one.group for one in links.units[organisation]]).values():
        n = sum(links.cells[name].n for name in kind)
        if n < ENUMERATED_BELOW and frozenset(kind) not in told:
            problem, wanted = _problem(links, seen, tuple(kind))

            def is_leak(_: str, ends: Ends, n: int = n) -> bool:
                low, high = (round(end * n / 100) for end in ends)
                return is_unanimous(low, high, n=n, values=values, scale=links.scale)

            leaks = leak_findings(
                problem, is_leak, check=Check.UNANIMOUS, figures=seen, wanted=[wanted], audience=audience
            )
            result += [
                replace(one, about=tuple(sorted(kind)), found=float(n) if one.check is Check.UNANIMOUS else None)
                for one in leaks
            ]
    return result


def _kinds(seen: Sequence[Released], names: Sequence[str]) -> dict[frozenset[str], list[str]]:
    """Units that are in the same figures, and in any at all."""
    kinds: dict[frozenset[str], list[str]] = {}
    for name in names:
        within = frozenset(one.name for one in seen if name in one.groups)
        if within:
            kinds.setdefault(within, []).append(name)
    return kinds


def _weights(
    figure: Released,
    pieces: Mapping[tuple[frozenset[str], bool], list[str]],
    names: Mapping[tuple[frozenset[str], bool], str],
    sizes: Mapping[str, int],
) -> dict[str, float]:
    inside = [names[key] for key in pieces if figure.name in key[0]]
    n = sum(sizes[name] for name in inside)
    return {name: sizes[name] / n for name in inside}
