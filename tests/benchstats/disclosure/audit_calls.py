"""Figures, answers and calls of the audit, shared by its tests."""

from dataclasses import replace
from fractions import Fraction

from benchstats import Scale
from benchstats.disclosure import (
    Check,
    Finding,
    GroupAnswers,
    Kind,
    Printed,
    ReconstructionAudit,
    Released,
    Round,
    Statistic,
    reconstruction_audit,
)

SCALE = Scale(1, 5)
MEAN, SHARE = Statistic.MEAN, Statistic.SHARE
HOUSES = ("a", "b", "c", "d", "e", "f")


def printed(text: str, unit: str = "0.1") -> Printed:
    return Printed(Fraction(text), Fraction(unit))


def cell(group: str, counts: tuple[int, ...], *, home: str = "", subject: str = "q", parts: int = 1) -> GroupAnswers:
    return GroupAnswers(group, home or group, subject, counts, parts)


def scores(group: str, n: int, level: int, *, home: str = "", subject: str = "d") -> GroupAnswers:
    """N scores over three items, half of them two levels below and half two above a level from 2 to 10."""
    counts = [0] * 13
    counts[level - 2] += n // 2
    counts[level + 2] += n // 2
    counts[level] += n % 2
    return cell(group, tuple(counts), home=home, subject=subject, parts=3)


def figure(
    name: str,
    groups: tuple[str, ...],
    shown: Printed,
    *,
    seen_by: tuple[str, ...] = ("a",),
    subject: str = "d",
    kind: Kind = Kind.DIMENSION_MEAN,
    statistic: Statistic = MEAN,
    **more: object,
) -> Released:
    return Released(name, subject, kind, statistic, groups, shown, seen_by, **more)  # type: ignore[arg-type]


def share(name: str, groups: tuple[str, ...], text: str, *, unit: str = "10", **more: object) -> Released:
    given = {"values": (4, 5), "kind": Kind.ITEM_PERCENT, "subject": "q", "statistic": SHARE, **more}
    return figure(name, groups, printed(text, unit), **given)  # type: ignore[arg-type]


def with_printed(one: Released, shown: Printed) -> Released:
    return replace(one, printed=shown)


def audited(figures: list[Released], *cells: GroupAnswers, **more: object) -> ReconstructionAudit:
    return reconstruction_audit(figures, answers=Round(cells, SCALE), **more)  # type: ignore[arg-type]


def leaks(found: ReconstructionAudit, check: Check) -> list[Finding]:
    return [one for one in found.findings if one.check is check]


# What is safe


def others_mean(level: str) -> Released:
    return figure("others", ("b", "c", "d"), printed(level), is_unweighted=True)
