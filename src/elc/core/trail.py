"""The audit trail as a chain: nobody changes, removes or adds a line afterwards without its being found.

A line is written in the transaction of the deed, with a proof: a keyed digest of all that it says. As soon as that
transaction has committed, the line gets its number and is chained to the one before it. Chaining later, in a short
transaction of its own, keeps one person's slow page or mail from holding up everybody else's deeds.

There are two chains, because looks are kept for a shorter time than changes, and a chain can only be shortened from
its beginning (`forget_before`). The head of a chain knows its first and its last link, and has a proof of its own. The
key is the secret of the installation: whoever holds only the database cannot forge any of it.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from elc.core.home import secret_for
from elc.core.models import AuditEntry, TrailHead
from elc.core.wall import EVERYTHING, within

LOOKED: Final = "looked_at"
AT_ONCE: Final = 100  # rows changed by one statement
AGAIN: Final = 3  # so often the trail is read where it is shortened meanwhile


class Chain(StrEnum):
    """The two chains of an installation."""

    CHANGES = "changes"
    LOOKS = "looks"


@dataclass(frozen=True)
class Examined:
    """What was found: how many lines there are, and how many are broken."""

    entries: int
    broken: int


def append(
    *, actor: str, verb: str, thing_kind: str, thing_id: str, about: UUID | None = None, how_many: int | None = None
) -> AuditEntry:
    """Write a line, in the caller's transaction; it is chained once that has committed."""
    entry = AuditEntry(actor=actor, verb=verb, thing_kind=thing_kind, thing_id=thing_id, about=about, how_many=how_many)
    entry.proof = proof_of(entry)
    entry.save(force_insert=True)
    if not any(seal_trail in after for after in transaction.get_connection().run_on_commit):
        transaction.on_commit(seal_trail, robust=True)  # should it fail, the next line takes this one along
    return entry


def seal_trail() -> None:
    """Chain every line that has none yet. Done twice, or by two at once, it is the same."""
    with within(EVERYTHING):
        waiting = AuditEntry.objects.filter(number=None).order_by().values_list("verb", flat=True)
        chains = {Chain.LOOKS if verb == LOOKED else Chain.CHANGES for verb in waiting}
        if chains:
            with transaction.atomic(savepoint=False):
                for chain in sorted(chains):  # in one order, so that two never wait for each other
                    _seal(chain)


def examine_trail() -> Examined:
    """Read the whole trail and count what does not hold: changed, removed, added lines, and a head that is not ours."""
    seal_trail()
    with within(EVERYTHING):
        for _attempt in range(AGAIN):
            before = _beginnings()
            entries, broken = map(sum, zip(*(_examine(chain) for chain in Chain), _examine_waiting(), strict=True))
            if _beginnings() == before:
                break  # nobody has shortened it meanwhile
    return Examined(entries, broken)


def forget_before(chain: Chain, moment: datetime) -> int:
    """Remove the lines at the beginning of a chain that are older than `moment`; returns how many.

    The digest of the last one that goes stays with the head, and the rest hangs on it. A chain whose head is not ours
    stays as it is.
    """
    with within(EVERYTHING), transaction.atomic():
        head = _locked_head(chain)
        if head is None:
            return 0
        chained = lines_of(chain).filter(number__isnull=False)
        kept = chained.filter(at__gte=moment).order_by("number").first()
        old = chained if kept is None else chained.filter(number__lt=kept.number)
        last = old.order_by("-number").first()
        if last is None:
            return 0
        head.first_number, head.first_digest = last.number or 0, last.digest
        _keep(head)
        removed, _by_model = old.delete()
    return removed


def lines_of(chain: Chain) -> QuerySet[AuditEntry]:
    """The lines of a chain, chained or not."""
    every = AuditEntry.objects.order_by()
    return every.filter(verb=LOOKED) if chain is Chain.LOOKS else every.exclude(verb=LOOKED)


def proof_of(entry: AuditEntry) -> str:
    """The keyed digest of all that a line says."""
    return _keyed(
        "line",
        entry.id,
        entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        entry.actor,
        entry.verb,
        entry.thing_kind,
        entry.thing_id,
        entry.about,
        entry.how_many,
    )


def _keyed(*parts: Any) -> str:
    return hmac.new(
        _key(), json.dumps([None if p is None else str(p) for p in parts]).encode(), hashlib.sha256
    ).hexdigest()


@cache
def _key() -> bytes:
    return secret_for("trail")


def _link(chain: Chain, before: str, entry: AuditEntry, number: int) -> str:
    return _keyed("link", chain, before, number, entry.proof)


def _proof_of_head(head: TrailHead) -> str:
    return _keyed("head", head.chain, head.number, head.digest, head.first_number, head.first_digest)


def _keep(head: TrailHead) -> None:
    head.proof = _proof_of_head(head)
    head.save()


def _locked_head(chain: Chain) -> TrailHead | None:
    """The head, held until the transaction ends; None where it is not ours, or is gone while its chain is there."""
    heads = TrailHead.objects.select_for_update().filter(chain=chain)
    head = heads.first()
    if head is None:
        if lines_of(chain).filter(number__isnull=False).exists():
            return None
        new = TrailHead(chain=chain)
        TrailHead.objects.get_or_create(chain=chain, defaults={"proof": _proof_of_head(new)})
        head = heads.get()
    return head if hmac.compare_digest(head.proof, _proof_of_head(head)) else None


def _seal(chain: Chain) -> None:
    head = _locked_head(chain)
    if head is None:
        return  # somebody was at it: what waits is kept, with its proofs, for whoever examines the trail
    found = list(lines_of(chain).filter(Q(number=None) | Q(number__gt=head.number)).order_by("at", "id"))
    true = [entry for entry in found if hmac.compare_digest(entry.proof, proof_of(entry))]
    if not true or any(entry.number is not None for entry in found):
        return  # as above
    for entry in true:
        head.number += 1
        head.digest = _link(chain, head.digest, entry, head.number)
        entry.number, entry.digest = head.number, head.digest
    if len(true) == 1:  # nearly always
        AuditEntry.objects.filter(pk=true[0].pk).update(number=head.number, digest=head.digest)
    else:
        AuditEntry.objects.bulk_update(true, ["number", "digest"], batch_size=AT_ONCE)
    _keep(head)


def _beginnings() -> list[tuple[str, int]]:
    return list(TrailHead.objects.order_by("chain").values_list("chain", "first_number"))


def _examine(chain: Chain) -> tuple[int, int]:
    """How many lines are chained, and how many of them, and of the two ends, do not hold."""
    chained = lines_of(chain).filter(number__isnull=False).order_by("number")
    head = TrailHead.objects.filter(chain=chain).first()
    if head is None:
        count = chained.count()
        return count, count
    entries, broken = 0, int(head.proof != _proof_of_head(head))
    number, digest = head.first_number, head.first_digest
    for entry in _read(chained.filter(number__lte=head.number)):
        entries += 1
        is_next = entry.number == number + 1 and entry.digest == _link(chain, digest, entry, number + 1)
        broken += not (is_next and entry.proof == proof_of(entry))
        number, digest = entry.number or 0, entry.digest
    broken += (number, digest) != (head.number, head.digest)
    now = TrailHead.objects.filter(chain=chain).values_list("number", flat=True).first() or 0
    beyond = chained.filter(number__gt=now).count()
    return entries + beyond, broken + beyond


def _examine_waiting() -> tuple[int, int]:
    waiting = list(AuditEntry.objects.filter(number=None))
    return len(waiting), sum(entry.proof != proof_of(entry) for entry in waiting)


def _read(lines: QuerySet[AuditEntry]) -> Iterable[AuditEntry]:
    return lines.iterator(chunk_size=2000)
