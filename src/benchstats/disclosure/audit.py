"""The audit before a release: what can be worked out from everything that each audience can see together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import ClassVar

from benchstats.disclosure.against_policy import binds_persons, policy_findings, together_findings
from benchstats.disclosure.findings import MEMBERS, PARTICIPANTS, PUBLIC, Finding, finding, widest
from benchstats.disclosure.hitting import fewest_hitting
from benchstats.disclosure.homes import by_persons, by_whole
from benchstats.disclosure.linked import linked
from benchstats.disclosure.of_differences import difference_findings
from benchstats.disclosure.of_items import item_findings
from benchstats.disclosure.of_one_group import group_findings
from benchstats.disclosure.of_others import others_findings
from benchstats.disclosure.of_remainders import remainder_findings
from benchstats.disclosure.of_units import unit_findings
from benchstats.disclosure.pairs import pair_findings
from benchstats.disclosure.policy import CONFIDENTIAL, Policy
from benchstats.disclosure.released import Released, Round
from benchstats.disclosure.words import Check, Statistic
from benchstats.errors import BenchstatsError, InputError
from benchstats.results import Result, Sentence, say

COALITION_FROM = 5
"""Organisations from which every two of them are audited together; with fewer, two would be half of all."""

MOST_INSIDERS = 2


@dataclass(frozen=True, slots=True)
class ReconstructionAudit(Result):
    """What an audit found; n counts the figures.

    findings: every leak, for the smallest audience that it is there for. withhold: the names of the fewest figures
    without which the audit finds nothing; it was run again without them. audience: who looked on; None is everybody,
    one after the other. coalition: how many organisations were taken
    to put together what they see. insiders: how many answers of others somebody was taken to know.
    """

    statistic: ClassVar[str] = "reconstruction_audit"

    policy: Policy
    audience: tuple[str, ...] | None
    coalition: int
    insiders: int
    figures: tuple[str, ...]
    findings: tuple[Finding, ...]
    withhold: tuple[str, ...]
    interval: ClassVar[None] = None

    @property
    def n(self) -> int:
        """How many figures were audited."""
        return len(self.figures)

    @property
    def passes(self) -> bool:
        """Whether everything may be released as it is."""
        return not self.findings

    def sentence(self) -> Sentence:
        """Whether everything can be shown, or how much of it must be withheld."""
        if self.passes:
            return say("The audit found no broken rule and no way to anybody's answers (figures: %(n)s).", n=self.n)
        return say(
            "Figures to withhold, because they break a rule or give something away: %(withheld)s of %(n)s.",
            withheld=len(self.withhold),
            n=self.n,
        )


def reconstruction_audit(
    figures: Sequence[Released],
    *,
    answers: Round,
    audience: Collection[str] | None = None,
    policy: Policy = CONFIDENTIAL,
    insiders: int = 1,
) -> ReconstructionAudit:
    """Audit figures together for everybody: the public, the members, each organisation, and every two of five or more.

    With `audience` (names as in `Released.seen_by`) only what these see together is audited, and these only. Checks of
    single answers take n as known exactly; an organisation as audience knows its own values exactly, and `insiders`
    (0, 1 or 2) is how many answers somebody knows. What cannot be audited is found as such, and never passes. Earlier
    releases stay among the figures, with their edition.

    Checks: the policy for each figure; one statistic of an item below 50 answers; groups that differ by too few; at
    least 10 compatible sets of answers, no low answer proved (neither by a dimension together with its items, where
    `answers.items_of` tells them), and nobody of one mind below 50 answers, differences of shares included; bounds of
    values that are not shown, at least 1.5 points of the scale or two persons either way.

    Source: audit of statistics.md 6.4: feasibility intervals and differencing of the Handbook on Statistical Disclosure
    Control, 2nd ed.; enumeration of multisets; HiGHS. Minimum hitting set: Reiter 1987, Artificial Intelligence 32.

    Raises:
        InputError: when two figures have one name, a figure is about nobody or about answers that came after its
            edition, or `insiders` is not 0, 1 or 2.
    """
    if insiders not in range(MOST_INSIDERS + 1):
        raise InputError(f"an audience knows 0, 1 or 2 answers, not {insiders}")
    seen = sorted((one for one in figures if audience is None or one.is_seen(frozenset(audience))), key=_name)
    _check(figures, answers)
    organisations = answers.organisations
    watching = None if audience is None else tuple(sorted(set(audience)))
    coalition = 2 if len(organisations) >= COALITION_FROM else 1
    audit = _Audit(answers, policy, watching, coalition, insiders)
    families: defaultdict[str, list[Released]] = defaultdict(list)
    first_of = _families(answers)
    for one in seen:
        families[first_of.get(one.subject, one.subject)].append(one)
    found: list[Finding] = []
    withhold: list[str] = []
    for _, group in sorted(families.items()):
        first, fewest = audit.of_family(group)
        found += first
        withhold += fewest
    return ReconstructionAudit(
        policy=policy,
        audience=watching,
        coalition=coalition,
        insiders=insiders,
        figures=tuple(one.name for one in seen),
        findings=tuple(widest(found)),
        withhold=tuple(sorted(withhold)),
    )


def _name(figure: Released) -> str:
    return figure.name


def _families(answers: Round) -> dict[str, str]:
    """Of each subject that is linked to others, as a dimension to its items, the first of all of these by name."""
    joined: dict[str, frozenset[str]] = {}
    for dimension, items in answers.items_of:
        linked_to = frozenset((dimension, *items))
        family = linked_to.union(*(joined.get(name, ()) for name in linked_to))
        joined |= dict.fromkeys(family, family)
    return {name: min(family) for name, family in joined.items()}


def _check(figures: Sequence[Released], answers: Round) -> None:
    if len({one.name for one in figures}) != len(figures):
        raise InputError("each figure needs a name of its own")
    for one in figures:
        if not one.seen_by or not one.groups:
            raise InputError(f"the figure {one.name!r} is seen by nobody, or about nobody")
        if sum(group.n for group in answers.of(one.subject, one.groups)) == 0:
            raise InputError(f"the figure {one.name!r} is about nobody's answers")
        if any(group.edition > one.edition for group in answers.of(one.subject, one.groups)):
            raise InputError(f"the figure {one.name!r} is about answers that came after its edition")


@dataclass(frozen=True, slots=True)
class _Audit:
    """All checks of the figures of one family: a subject, or a dimension and its items; families do not depend on
    each other.

    done: what each check found in figures that it was given already, by their names. All but a few figures are audited
    again unchanged after the few are withheld.
    """

    answers: Round
    policy: Policy
    audience: tuple[str, ...] | None
    coalition: int
    insiders: int
    done: dict[tuple[object, ...], list[Finding]] = field(default_factory=dict)

    def of_family(self, figures: Sequence[Released]) -> tuple[list[Finding], frozenset[str]]:
        """What is found, and the fewest figures to withhold.

        Each finding is a set of figures of which one must go. The fewest that hit all of them are withheld, the rest is
        audited again, and what is found then is added, until nothing is found: then no fewer would do.
        """
        first = found = self.findings(figures)
        known = {frozenset(one.figures) for one in found}
        fewest: frozenset[str] = frozenset()
        while found:
            fewest = fewest_hitting(known)
            found = self.findings([one for one in figures if one.name not in fewest])
            known |= {frozenset(one.figures) for one in found}
        return first, fewest

    def findings(self, figures: Sequence[Released]) -> list[Finding]:
        """Every leak through figures of one family; a check that cannot be made is one too."""
        subjects: defaultdict[str, list[Released]] = defaultdict(list)
        for one in figures:
            subjects[one.subject].append(one)
        found = [leak for _, group in sorted(subjects.items()) for leak in self._once(self._of_subject, group)]
        if len(subjects) > 1:
            found += self._of_items(subjects)
        return widest(found)

    def _once(self, look: Callable[..., list[Finding]], figures: Sequence[Released], *more: str) -> list[Finding]:
        """What a check finds in some figures; it follows from them, so that it is looked for once."""
        key = (look.__name__, *more, *(one.name for one in figures))
        if key not in self.done:
            self.done[key] = look(figures, *more)
        return self.done[key]

    def _of_subject(self, figures: Sequence[Released]) -> list[Finding]:
        found: list[Finding] = []
        for check in (self._of_policy, self._of_groups, self._of_links):
            try:
                found += check(figures)
            except BenchstatsError:
                names = {name for one in figures for name in one.seen_by}
                found.append(finding(Check.NOT_AUDITED, figures, about=[], audience=names))
        return found

    def _of_items(self, subjects: Mapping[str, Sequence[Released]]) -> list[Finding]:
        """What each dimension and its items tell together of one group, as a whole and in its parts."""
        return [
            found
            for dimension, items in self.answers.items_of
            for home in by_whole(
                [one for name in (dimension, *items) for one in subjects.get(name, ())],
                answers=self.answers,
                dimension=dimension,
            )
            if {dimension} < {one.subject for one in home}
            for found in self._once(self._of_home, home, dimension)
        ]

    def _of_home(self, figures: Sequence[Released], dimension: str) -> list[Finding]:
        return [
            found
            for audience, seen in self._seen_together(figures)
            for groups in sorted({tuple(sorted(set(one.groups))) for one in seen})
            for found in item_findings(
                dimension,
                [one for one in seen if set(one.groups) <= set(groups)],
                answers=self.answers,
                audience=audience,
            )
        ]

    def _of_policy(self, figures: Sequence[Released]) -> list[Finding]:
        return [found for one in figures for found in self._once(self._of_figure, [one])]

    def _of_figure(self, figures: Sequence[Released]) -> list[Finding]:
        return policy_findings(figures, answers=self.answers, policy=self.policy)

    def _of_groups(self, figures: Sequence[Released]) -> list[Finding]:
        alike = by_persons(figures, answers=self.answers)
        return [found for group in alike.values() for found in self._once(self._of_group, group)]

    def _of_group(self, figures: Sequence[Released]) -> list[Finding]:
        return [
            found
            for audience, seen in self._seen_together(figures)
            for found in (
                *together_findings(seen, answers=self.answers, audience=audience),
                *group_findings(seen, answers=self.answers, audience=audience, insiders=self.insiders),
            )
        ]

    def _seen_together(self, figures: Sequence[Released]) -> Iterator[tuple[tuple[str, ...], list[Released]]]:
        """Every different choice of figures that somebody sees together, each for its smallest audience."""
        if self.audience is not None:
            if binds_persons(self.policy, self.audience):
                yield self.audience, list(figures)
            return
        told: set[tuple[str, ...]] = set()
        names = sorted({name for one in figures for name in one.seen_by} - {PUBLIC, MEMBERS, PARTICIPANTS})
        several = combinations(names, 2) if self.coalition > 1 else ()
        for audience in [(PUBLIC,), (MEMBERS,), (PARTICIPANTS,), *((name,) for name in names), *several]:
            seen = [one for one in figures if one.is_seen(frozenset(audience))]
            key = tuple(one.name for one in seen)
            if seen and key not in told and binds_persons(self.policy, audience):
                told.add(key)
                yield audience, seen

    def _of_links(self, figures: Sequence[Released]) -> list[Finding]:
        kinds: defaultdict[tuple[Statistic, tuple[int, ...]], list[Released]] = defaultdict(list)
        for one in figures:
            if any(binds_persons(self.policy, [name]) for name in one.seen_by):
                kinds[one.statistic, tuple(sorted(one.values))].append(one)
        found: list[Finding] = []
        for (statistic, _), alike in sorted(kinds.items()):
            found += pair_findings(
                alike, answers=self.answers, policy=self.policy, coalition=self.coalition, audience=self.audience
            )
            found += difference_findings(alike, answers=self.answers, coalition=self.coalition, audience=self.audience)
            if statistic in (Statistic.MEAN, Statistic.SHARE):
                links = linked(alike, answers=self.answers)
                found += unit_findings(links, audience=self.audience)
                found += remainder_findings(
                    links, rule=self.policy.others, coalition=self.coalition, audience=self.audience
                )
                found += others_findings(links, coalition=self.coalition, audience=self.audience)
        return found
