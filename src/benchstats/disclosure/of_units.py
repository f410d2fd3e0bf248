"""What an organisation, or whoever sees its figures, finds out about those of its units that are not shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from benchstats.disclosure.bounds import Ends
from benchstats.disclosure.findings import MEMBERS, PUBLIC, Finding
from benchstats.disclosure.linked import PROTECTED_BELOW, Linked, solved, tight_findings
from benchstats.disclosure.released import Released


def unit_findings(links: Linked, *, audience: Sequence[str] | None = None) -> list[Finding]:
    """The small units of each organisation whose value is bounded too tightly for somebody.

    What an organisation is not shown of its own units, it does not know. With an `audience` only these look on.
    """
    found: list[Finding] = []
    own: defaultdict[str, list[Released]] = defaultdict(list)
    for one in links.figures:
        if len(links.homes[one.name]) == 1:
            own[min(links.homes[one.name])].append(one)
    for organisation, figures in sorted(own.items()):
        if len(links.units[organisation]) > 1:
            for names in ((PUBLIC,), (MEMBERS,), (organisation,)) if audience is None else (audience,):
                seen = [one for one in figures if one.is_seen(frozenset(names))]
                found += _of_audience(links, organisation, names, seen)
    return found


def _of_audience(links: Linked, organisation: str, names: Sequence[str], seen: Sequence[Released]) -> list[Finding]:
    units = links.units[organisation]

    sizes = {one.group: one.n for one in units}

    def problem(figures: Sequence[Released]) -> dict[str, Ends]:
        return solved(links, figures, known={}, sizes=sizes, weights=links.weights)

    shown = {one.groups[0] for one in seen if len(one.groups) == 1}
    wanted = {
        one.group: (links.values[one.group], one.n)
        for one in units
        if one.n < PROTECTED_BELOW and one.group not in shown
    }
    return tight_findings(problem, figures=seen, wanted=wanted, is_share=links.is_share, audience=names)
