"""What can be printed of the answers of each organisation under a policy, and passes the audit."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from benchstats.disclosure.audit import ReconstructionAudit, reconstruction_audit
from benchstats.disclosure.findings import MEMBERS, PARTICIPANTS, PUBLIC
from benchstats.disclosure.policy import CONFIDENTIAL, Policy
from benchstats.disclosure.presenting import Presented, presented
from benchstats.disclosure.released import GroupAnswers, Released, Round, pooled_counts
from benchstats.disclosure.rules import Basis
from benchstats.disclosure.words import Audience, Kind, Statistic, Withheld
from benchstats.results import Result, Sentence, say

_NAMES = {Audience.MEMBERS: MEMBERS, Audience.PUBLIC: PUBLIC, Audience.PARTICIPANTS: PARTICIPANTS}


@dataclass(frozen=True, slots=True)
class NotPrinted:
    """What is not printed of an organisation, and why."""

    subject: str
    organisation: str
    reason: Withheld


@dataclass(frozen=True, slots=True)
class Printable(Result):
    """What can be printed: one figure for each subject and organisation where there can be one; n counts them.

    not_printed: the rest. audit: the audit of exactly these figures, which they pass.
    """

    statistic: ClassVar[str] = "printable_figures"

    audience: Audience
    figures: tuple[Released, ...]
    not_printed: tuple[NotPrinted, ...]
    audit: ReconstructionAudit
    interval: ClassVar[None] = None

    @property
    def n(self) -> int:
        """How many figures can be printed."""
        return len(self.figures)

    def text_of(self, subject: str, organisation: str) -> str | None:
        """A figure as it is written, such as `4.6` or `≥ 90`; None where it is not printed."""
        found = (one for one in self.figures if one.name == figure_name(subject, organisation))
        return next((one.printed.text for one in found), None)

    def sentence(self) -> Sentence:
        """How much can be printed."""
        if not self.figures:
            return say("By the policy and the audit no figure can be printed (of %(all)s).", all=len(self.not_printed))
        everything = self.n + len(self.not_printed)
        return say(
            "By the policy and the audit %(n)s of %(all)s figures can be printed, each with its number of answers.",
            n=self.n,
            all=everything,
        )


def printable(
    answers: Round,
    *,
    audience: Audience = Audience.OWN,
    policy: Policy = CONFIDENTIAL,
    consented: Collection[str] = (),
    insiders: int = 1,
) -> Printable:
    """Find what can be printed: the mean of a dimension and the share of positive answers of an item, by the policy.

    Each organisation sees its own with `Audience.OWN`; what others see of one organisation needs it to be among the
    `consented`. The figures are audited together, and what the audit finds is withheld too.

    Source: statistics.md 6.3 and 6.4; one statistic of each object.

    Raises:
        BenchstatsError: as `reconstruction_audit` does.
    """
    figures: list[Released] = []
    missing: list[NotPrinted] = []
    for subject, organisation, found in _objects(answers):
        shown = _presented(found, answers, audience, policy, organisation in consented)
        if shown.number is None:
            missing.append(NotPrinted(subject, organisation, shown.withheld or Withheld.TOO_FEW_ANSWERS))
            continue
        figures.append(
            Released(
                name=figure_name(subject, organisation),
                subject=subject,
                kind=shown.kind,
                statistic=Statistic.MEAN if found[0].parts > 1 else Statistic.SHARE,
                groups=tuple(one.group for one in found),
                printed=shown.number,
                seen_by=(_NAMES.get(audience, organisation),),
                values=() if found[0].parts > 1 else tuple(answers.scale.positive),
                is_consented=organisation in consented,
                edition=max(one.edition for one in found),
            )
        )
    audit = reconstruction_audit(figures, answers=answers, policy=policy, insiders=insiders)
    if not audit.passes:
        kept = [one for one in figures if one.name not in audit.withhold]
        missing += [
            NotPrinted(one.subject, answers.of(one.subject, one.groups)[0].organisation, Withheld.COULD_BE_WORKED_OUT)
            for one in figures
            if one.name in audit.withhold
        ]
        figures, audit = kept, reconstruction_audit(kept, answers=answers, policy=policy, insiders=insiders)
    return Printable(audience, tuple(figures), tuple(missing), audit)


def figure_name(subject: str, organisation: str) -> str:
    """The name of the figure of a subject and an organisation."""
    return f"{subject} / {organisation}"


def _objects(answers: Round) -> Iterator[tuple[str, str, list[GroupAnswers]]]:
    """Every subject and organisation with answers, in alphabetical order."""
    found: dict[tuple[str, str], list[GroupAnswers]] = {}
    for one in answers.answers:
        if one.n:
            found.setdefault((one.subject, one.organisation), []).append(one)
    for (subject, organisation), groups in sorted(found.items()):
        yield subject, organisation, sorted(groups, key=lambda one: one.group)


def _presented(
    found: list[GroupAnswers], answers: Round, audience: Audience, policy: Policy, is_consented: bool
) -> Presented:
    counts, parts = pooled_counts(found), found[0].parts
    n = sum(counts)
    is_own = audience in (Audience.OWN, Audience.PARTICIPANTS)
    if parts > 1:
        kind = Kind.DIMENSION_MEAN if is_own else Kind.OWN_MEAN
        value = answers.scale.low + Fraction(sum(one.steps for one in found), n * parts)
    else:
        kind = Kind.ITEM_PERCENT if is_own else Kind.OWN_PERCENT
        value = Fraction(sum(counts[at - answers.scale.low] for at in answers.scale.positive), n)
    basis = Basis(n, remainder=0, items=parts, smallest_n=n, is_consented=is_consented)
    return presented(value, kind=kind, audience=audience, basis=basis, scale=answers.scale, policy=policy)
