"""What three figures or more tell together about too few: what is left of all without several groups, for instance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, permutations
from math import comb

from benchstats.disclosure.derivable import Derived, ToldSums, classes_of, derived
from benchstats.disclosure.differencing import SUBGROUP_DIFFERENCE
from benchstats.disclosure.findings import MEMBERS, PUBLIC, Finding, finding
from benchstats.disclosure.linked import Linked
from benchstats.disclosure.policy import OthersRule
from benchstats.disclosure.released import NAMED_AUDIENCES, Released
from benchstats.disclosure.words import Check

Names = tuple[str, ...]
Bits = dict[str, int]

MOST_AUDIENCES = 100_000
"""Most audiences that are looked at one by one, for one subject; what is beyond is not audited, so not released."""


def remainder_findings(
    links: Linked, *, rule: OthersRule, coalition: int, audience: Names | None = None
) -> list[Finding]:
    """Fewer than 10 persons of an organisation, or fewer than three organisations, that figures tell by their sums.

    Every set of too few is found whose sum is a combination of the sums behind figures that an audience sees; what two
    figures tell is among it. A set that is itself what one figure is about is the policy's. With an `audience` only
    these look on.

    Source: statistics.md 6.4, 5, for any number of groups; Denning, Denning and Schwartz 1979.
    """
    return [
        *_of_persons(links, rule, audience),
        *_of_organisations(links, rule.difference, coalition, audience),
    ]


def _of_persons(links: Linked, rule: OthersRule, audience: Names | None) -> Iterator[Finding]:
    """Too few persons of one organisation, through figures about it and its parts."""
    own: defaultdict[str, list[Released]] = defaultdict(list)
    for one in links.figures:
        if not links.is_over_several(one):
            own[min(links.homes[one.name])].append(one)
    for organisation, figures in sorted(own.items()):
        names = sorted({name for one in figures for name in one.seen_by} - set(NAMED_AUDIENCES))
        for audiences in [(PUBLIC,), (MEMBERS,), *((name,) for name in names)] if audience is None else [audience]:
            seen = [one for one in figures if one.is_seen(frozenset(audiences))]
            yield from _among_units(links, organisation, seen, rule, audiences)


def _among_units(
    links: Linked, organisation: str, seen: Sequence[Released], rule: OthersRule, audience: Names
) -> Iterator[Finding]:
    bits = {one.group: 1 << at for at, one in enumerate(links.units[organisation])}
    sizes = {bits[one.group]: one.n for one in links.units[organisation]}
    groups = [sum(bits[name] for name in set(one.groups) if name in bits) for one in seen]
    for found in derived(ToldSums(tuple(groups)), sizes=sizes, least=SUBGROUP_DIFFERENCE):
        about = _named(bits, found.cells)
        through = [seen[at] for at in found.through]
        n = sum(links.cells[name].n for name in about)
        # Who answered after an earlier release may be fewer, see 6.3.
        is_later = all(links.cells[name].edition > min(one.edition for one in through) for name in about)
        if found.cells not in groups and not (is_later and n >= rule.rerelease):
            yield finding(Check.DIFFERENCE, through, about=about, audience=audience, found=float(n))


def _of_organisations(links: Linked, least: int, coalition: int, audience: Names | None) -> Iterator[Finding]:
    """Too few organisations, through figures over several of them; whoever looks on knows its own."""
    names = sorted(links.units)
    bits = {name: 1 << at for at, name in enumerate(names)}
    whole = [one for one in links.figures if not links.is_split(one)]
    several = [one for one in whole if links.is_over_several(one)]
    for is_unweighted in (False, True):
        alike = [one for one in several if one.is_unweighted is is_unweighted]
        # An organisation's own value is the same either way.
        single = [one for one in whole if not links.is_over_several(one)]
        if len(alike) < 2:
            continue
        if audience is None and comb(len(names), coalition) > MOST_AUDIENCES:
            yield finding(Check.NOT_AUDITED, alike, about=names, audience=names)
        else:
            masks = {one.name: sum(bits[home] for home in links.homes[one.name]) for one in (*alike, *single)}
            yield from _among_organisations(alike, single, masks, bits, least, _audiences(names, coalition, audience))


def _audiences(names: Sequence[str], coalition: int, audience: Names | None) -> list[Names]:
    if audience is not None:
        return [audience]
    several = [one for size in range(1, coalition + 1) for one in combinations(names, size)]
    return [(PUBLIC,), (MEMBERS,), *several]


def _among_organisations(
    alike: Sequence[Released],
    single: Sequence[Released],
    masks: Mapping[str, int],
    bits: Bits,
    least: int,
    audiences: Sequence[Names],
) -> Iterator[Finding]:
    if len({masks[one.name] for one in alike}) < 2:
        return  # figures about the same organisations tell no difference, whoever looks on
    told: set[int] = set()
    ready: dict[tuple[int, ...], ToldSums] = {}
    seen_by, own_by = _by_audience(alike), _by_audience(single)
    for audience in audiences:
        viewers = sum(bits.get(name, 0) for name in audience)
        known = viewers
        for one in _seen(own_by, audience):
            known |= masks[one.name]
        seen = _seen(seen_by, audience)
        if len({masks[one.name] & ~known for one in seen}) < 2:
            continue
        groups = tuple(masks[one.name] for one in seen)
        if not _are_some_few(groups, known, least):
            continue
        if groups not in ready:
            ready[groups] = ToldSums(groups)
        for found in derived(ready[groups], sizes={}, least=least, known=known):
            if len(found.through) > 1 and found.cells not in told and not _is_of_two(found, groups, viewers):
                told.add(found.cells)
                yield _difference(found, seen, bits, audience)


def _by_audience(figures: Sequence[Released]) -> dict[str, list[Released]]:
    """The figures that the public sees, that every member sees, and the further ones that single ones see."""
    found: defaultdict[str, list[Released]] = defaultdict(list)
    for one in figures:
        if PUBLIC in one.seen_by:
            found[PUBLIC].append(one)
        if {PUBLIC, MEMBERS} & set(one.seen_by):
            found[MEMBERS].append(one)
        else:
            for name in one.seen_by:
                found[name].append(one)
    return found


def _seen(by_audience: Mapping[str, Sequence[Released]], audience: Names) -> list[Released]:
    """What an audience sees; every organisation is a member."""
    is_public = all(name in NAMED_AUDIENCES and name != MEMBERS for name in audience)
    seen = {one.name: one for one in by_audience.get(PUBLIC if is_public else MEMBERS, ())}
    seen |= {one.name: one for name in audience for one in by_audience.get(name, ())}
    return list(seen.values())


def _is_of_two(found: Derived, groups: Sequence[int], viewers: int) -> bool:
    """Whether one group less another is all there is to it, which is asked of every two figures anyway."""
    pairs = permutations([groups[at] for at in found.through]) if len(found.through) == 2 else ()
    return any(larger & ~smaller & ~viewers == found.cells for larger, smaller in pairs)


def _are_some_few(groups: Sequence[int], known: int, least: int) -> bool:
    """Whether any organisations that are in the same groups are too few, so that something could be found at all."""
    return any(0 < (one & ~known).bit_count() < least for one in classes_of(groups))


def _difference(found: Derived, seen: Sequence[Released], bits: Bits, audience: Names) -> Finding:
    about = _named(bits, found.cells)
    through = [seen[at] for at in found.through]
    return finding(Check.DIFFERENCE, through, about=about, audience=audience, found=float(len(about)))


def _named(bits: Bits, number: int) -> list[str]:
    return [name for name, bit in bits.items() if number & bit]
