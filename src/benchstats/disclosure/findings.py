"""What an audit finds: one leak, for whom, and through which figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from benchstats.disclosure.released import Released
from benchstats.disclosure.words import Check

PUBLIC, MEMBERS, PARTICIPANTS = "public", "members", "participants"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One leak. Withholding any one of its figures closes this way to it, though perhaps not others.

    subject: of which item or dimension. check: what is against the rules. about: the groups or organisations that are
    found out. audience: who finds out, names as in `Released.seen_by`; two organisations put together what they see.
    figures: the names of figures that suffice for it. found: how many sets of answers fit, how many differ, or how far
    apart the bounds lie, by the check and given all that the audience sees; None where the check counts nothing.
    """

    subject: str
    check: Check
    about: tuple[str, ...]
    audience: tuple[str, ...]
    figures: tuple[str, ...]
    found: float | None = None


def finding(
    check: Check,
    figures: Iterable[Released],
    *,
    about: Iterable[str],
    audience: Iterable[str],
    found: float | None = None,
) -> Finding:
    """A finding about figures of one subject, everything in alphabetical order."""
    used = sorted(figures, key=lambda one: one.name)
    return Finding(
        used[0].subject, check, tuple(sorted(about)), tuple(sorted(audience)), tuple(one.name for one in used), found
    )


def widest(findings: Iterable[Finding]) -> list[Finding]:
    """Each leak once, for the smallest audience that it is there for, in alphabetical order."""
    kept: dict[tuple[object, ...], Finding] = {}
    for one in sorted(findings, key=lambda one: (_reach(one.audience), one)):
        kept.setdefault((one.check, one.subject, one.about, one.figures), one)
    return sorted(kept.values(), key=lambda one: (one.subject, one.check, one.about, one.figures))


def _reach(audience: tuple[str, ...]) -> tuple[bool, bool, int]:
    """The public first, then members, then single organisations, then two of them."""
    return audience != (PUBLIC,), audience != (MEMBERS,), len(audience)
