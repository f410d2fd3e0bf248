"""What an organisation, or whoever sees its figures, finds out about those of its units that are not shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from benchstats.disclosure.bounds import Ends
from benchstats.disclosure.findings import MEMBERS, PUBLIC, Finding
from benchstats.disclosure.linked import PROTECTED_BELOW, Linked, solved, tight_findings
from benchstats.disclosure.of_unions import unanimous_findings, union_findings
from benchstats.disclosure.released import Released


def unit_findings(links: Linked, *, audience: Sequence[str] | None = None) -> list[Finding]:
    """The small units of each organisation that are bounded too tightly for somebody, and those of one mind.

    Small ones alone and together; of one mind are those below 50 answers that shares prove to be all positive, or none.

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
    found = tight_findings(problem, links=links, figures=seen, wanted=wanted, audience=names)
    found += union_findings(links, seen, unshown=sorted(wanted), found=found, audience=names)
    if links.is_share:
        found += unanimous_findings(links, seen, organisation=organisation, audience=names)
    return found
