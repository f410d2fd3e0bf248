"""The trail as a chain: every way to tamper with it in the database is found, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.utils import timezone

from elc.core.action import INSTALLATION, note_look
from elc.core.models import AuditEntry, TrailHead
from elc.core.trail import LOOKED, Chain, append, examine_trail, forget_before, lines_of, proof_of, seal_trail
from elc.members.models import Organisation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def five() -> list[AuditEntry]:
    """A trail of five changes and one look, chained, and nothing before."""
    AuditEntry.objects.all().delete()
    TrailHead.objects.all().delete()
    for number in range(5):
        append(actor=str(uuid4()), verb="give_role", thing_kind="members.membership", thing_id=str(number))
    note_look(by=INSTALLATION, thing=Organisation.objects.all()[0])
    seal_trail()
    assert (examine_trail().entries, examine_trail().broken) == (6, 0)
    return list(lines_of(Chain.CHANGES).order_by("number"))


def line(number: int) -> AuditEntry:
    return lines_of(Chain.CHANGES).get(number=number)


def change_actor() -> None:
    AuditEntry.objects.filter(id=line(3).id).update(actor=str(uuid4()))


def change_verb_into_a_look() -> None:
    AuditEntry.objects.filter(id=line(3).id).update(verb=LOOKED, number=2)


def change_time() -> None:
    AuditEntry.objects.filter(id=line(3).id).update(at=timezone.now())


def change_proof_and_text() -> None:
    AuditEntry.objects.filter(id=line(3).id).update(verb="end_role", proof="0" * 64)


def remove_one() -> None:
    line(3).delete()


def remove_last() -> None:
    line(5).delete()


def remove_first() -> None:
    line(1).delete()


def remove_all() -> None:
    lines_of(Chain.CHANGES).delete()


def remove_last_and_set_the_head_back() -> None:
    last = line(4)
    line(5).delete()
    TrailHead.objects.filter(chain="changes").update(number=4, digest=last.digest)


def remove_first_and_move_the_beginning() -> None:
    first = line(1)
    TrailHead.objects.filter(chain="changes").update(first_number=1, first_digest=first.digest)
    first.delete()


def remove_the_head() -> None:
    TrailHead.objects.filter(chain="changes").delete()


def add_one_at_the_end() -> None:
    AuditEntry.objects.create(
        actor="x", verb="give_role", thing_kind="x", thing_id="x", proof="0" * 64, number=6, digest="0" * 64
    )


def add_one_that_waits() -> None:
    AuditEntry.objects.create(actor="x", verb="give_role", thing_kind="x", thing_id="x", proof="0" * 64)


def swap_two() -> None:
    first, second = line(2), line(3)
    AuditEntry.objects.filter(id=first.id).update(number=99)
    AuditEntry.objects.filter(id=second.id).update(number=2, digest=first.digest)
    AuditEntry.objects.filter(id=first.id).update(number=3, digest=second.digest)


def copy_one_to_the_end() -> None:
    old = line(2)
    AuditEntry.objects.filter(id=old.id).update(number=6)


@pytest.mark.parametrize(
    "tamper",
    [
        change_actor,
        change_verb_into_a_look,
        change_time,
        change_proof_and_text,
        remove_one,
        remove_last,
        remove_first,
        remove_all,
        remove_last_and_set_the_head_back,
        remove_first_and_move_the_beginning,
        remove_the_head,
        add_one_at_the_end,
        add_one_that_waits,
        swap_two,
        copy_one_to_the_end,
    ],
)
def test_whatever_is_done_to_the_rows_is_found(tamper: Callable[[], None]) -> None:
    tamper()
    assert examine_trail().broken >= 1
    append(actor="x", verb="give_role", thing_kind="x", thing_id="6")
    seal_trail()  # going on does not heal it
    assert examine_trail().broken >= 1


def test_one_changed_and_one_removed_line_are_two() -> None:
    change_actor()
    assert examine_trail().broken == 1
    line(5).delete()
    append(actor="x", verb="give_role", thing_kind="x", thing_id="6")
    seal_trail()
    assert examine_trail().broken == 2


def test_every_field_of_a_line_is_proven(five: list[AuditEntry]) -> None:
    """Another value in any field but the links of the chain gives another proof."""
    told = {field.name for field in AuditEntry._meta.fields} - {"proof", "number", "digest"}
    other = {"id": uuid4(), "at": timezone.now(), "about": uuid4(), "how_many": 7}
    for name in told:
        changed = AuditEntry.objects.get(id=five[0].id)
        setattr(changed, name, other.get(name, "other"))
        assert proof_of(changed) != five[0].proof, name


def test_a_line_that_waits_is_taken_along_by_the_next(five: list[AuditEntry]) -> None:
    """As after a process that died between its commit and the chaining."""
    waiting = append(actor="x", verb="give_role", thing_kind="x", thing_id="x")
    assert waiting.number is None
    seal_trail()
    waiting.refresh_from_db()
    assert waiting.number == len(five) + 1
    before = list(AuditEntry.objects.order_by("id").values_list("id", "number", "digest"))
    seal_trail()
    assert list(AuditEntry.objects.order_by("id").values_list("id", "number", "digest")) == before


def test_what_is_undone_leaves_no_line() -> None:
    with transaction.atomic():
        append(actor="x", verb="give_role", thing_kind="x", thing_id="x")
        transaction.set_rollback(True)
    seal_trail()
    assert (examine_trail().entries, examine_trail().broken) == (6, 0)


def test_the_chain_is_shortened_from_its_beginning_only(five: list[AuditEntry]) -> None:
    """Lines 1, 2 and 4 are old; 4 stays, because 3 before it is young."""
    old = timezone.now() - timedelta(days=4000)
    AuditEntry.objects.all().delete()
    TrailHead.objects.all().delete()
    for days in (0, 0, 4000, 0, 4000):
        entry = append(actor="x", verb="give_role", thing_kind="x", thing_id=str(days))
        AuditEntry.objects.filter(id=entry.id).update(at=old + timedelta(days=days))
        entry.refresh_from_db()
        AuditEntry.objects.filter(id=entry.id).update(proof=proof_of(entry))
        seal_trail()
    cutoff = timezone.now() - timedelta(days=3650)
    assert forget_before(Chain.CHANGES, cutoff) == 2
    assert list(lines_of(Chain.CHANGES).order_by("number").values_list("number", flat=True)) == [3, 4, 5]
    assert forget_before(Chain.CHANGES, cutoff) == 0
    assert (examine_trail().entries, examine_trail().broken) == (3, 0)
    line(3).delete()
    assert examine_trail().broken == 1


def test_a_chain_of_which_all_is_old_ends_empty_and_goes_on(five: list[AuditEntry]) -> None:
    assert forget_before(Chain.CHANGES, timezone.now() + timedelta(days=1)) == len(five)
    assert lines_of(Chain.LOOKS).count() == 1
    assert examine_trail().broken == 0
    append(actor="x", verb="give_role", thing_kind="x", thing_id="x")
    seal_trail()
    assert line(len(five) + 1)
    assert examine_trail().broken == 0


def test_a_head_that_is_not_ours_is_neither_lengthened_nor_shortened() -> None:
    TrailHead.objects.filter(chain="changes").update(number=4)
    append(actor="x", verb="give_role", thing_kind="x", thing_id="x")
    seal_trail()
    assert AuditEntry.objects.filter(number=None).count() == 1
    assert forget_before(Chain.CHANGES, timezone.now() + timedelta(days=1)) == 0


@pytest.mark.skipif(connection.vendor != "postgresql", reason="row-level security is PostgreSQL's")
def test_requests_do_not_reach_the_heads() -> None:
    from elc.core.wall import Reach, within

    with within(Reach(organisations=frozenset(Organisation.objects.values_list("id", flat=True)))):
        assert not TrailHead.objects.exists()
        assert TrailHead.objects.update(number=0) == 0
    assert TrailHead.objects.count() == 2
