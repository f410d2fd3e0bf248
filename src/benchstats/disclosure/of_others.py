"""What everybody finds out about other organisations that do not show their value themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from benchstats.disclosure.bounds import Ends
from benchstats.disclosure.findings import MEMBERS, PUBLIC, Finding, finding
from benchstats.disclosure.linked import Linked, solved, tight_findings
from benchstats.disclosure.released import Released
from benchstats.disclosure.screening import unsafe_organisations
from benchstats.disclosure.words import Check

Names = tuple[str, ...]

MOST_AUDIENCES = 25_000
"""Most audiences that are looked at one by one, for one subject; what is beyond is not audited, so not released."""


def others_findings(links: Linked, *, coalition: int, audience: Names | None = None) -> list[Finding]:
    """The organisations whose value is bounded too tightly for the public, the members, or up to `coalition` of them.

    First everybody is cleared who has room enough whoever looks on; only the rest is solved audience by audience. With
    an `audience` only these look on, together.
    """
    over_several = [one for one in links.figures if links.is_over_several(one)]
    if not over_several:
        return []
    split = [one for one in over_several if links.is_split(one)]
    if split:
        return [finding(Check.NOT_AUDITED, [one], about=one.groups, audience=one.seen_by) for one in split]
    everybody = sorted(links.units)
    if audience is not None:
        return _of_audience(links, audience, links.figures, everybody)
    found = [one for names in ((PUBLIC,), (MEMBERS,)) for one in _of_audience(links, names, links.figures, everybody)]
    unsafe = unsafe_organisations(links, over_several, gone=coalition)
    audiences = [names for size in range(1, coalition + 1) for names in combinations(everybody, size)]
    if unsafe and len(audiences) > MOST_AUDIENCES:
        return [*found, finding(Check.NOT_AUDITED, over_several, about=unsafe, audience=everybody)]
    if unsafe:
        seen_by = _by_audience(links.figures)
        for names in audiences:
            figures = [one for name in (None, *names) for one in seen_by.get(name, ())]
            found += _of_audience(links, names, figures, unsafe)
    return found


def _by_audience(figures: Sequence[Released]) -> dict[str | None, list[Released]]:
    """The figures that every organisation sees (None), and the further ones that single ones see."""
    found: defaultdict[str | None, list[Released]] = defaultdict(list)
    for one in figures:
        everybody = {PUBLIC, MEMBERS} & set(one.seen_by)
        for name in (None,) if everybody else one.seen_by:
            found[name].append(one)
    return found


def _of_audience(links: Linked, names: Names, figures: Sequence[Released], protected: Sequence[str]) -> list[Finding]:
    audience = frozenset(names)
    own = audience & set(links.units)
    # An organisation's own figures about itself say nothing new to it; parts of an organisation are not looked at here.
    told = {
        one.name: one
        for one in figures
        if one.is_seen(audience) and not links.homes[one.name] <= own and not links.is_split(one)
    }
    seen = list(told.values())
    if not any(links.is_over_several(one) for one in seen):
        return []
    shown = {min(links.homes[one.name]) for one in seen if not links.is_over_several(one)}
    known = {name: links.value_of(name) for name in own}
    sizes = {name: links.size_of(name) for name in links.units}
    rows = {one.name: by_organisation(links, one) for one in seen}

    def problem(kept: Sequence[Released]) -> dict[str, Ends]:
        return solved(links, kept, known=known, sizes=sizes, weights=lambda one: rows[one.name])

    wanted = {
        name: (links.value_of(name), links.size_of(name)) for name in protected if name not in shown and name not in own
    }
    return tight_findings(problem, links=links, figures=seen, wanted=wanted, audience=names)


def by_organisation(links: Linked, figure: Released) -> dict[str, float]:
    """How much each organisation weighs in a figure."""
    weights: dict[str, float] = {}
    for name, weight in links.weights(figure).items():
        home = links.cells[name].organisation
        weights[home] = weights.get(home, 0.0) + weight
    return weights
