"""Writing and sending one mail to one person, and marking what it told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from smtplib import SMTPRecipientsRefused
from typing import Final
from urllib.parse import urlsplit
from uuid import UUID, uuid5

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from elc.core.refusals import NotNow
from elc.members.models import Notification, NotificationChoice, Person
from elc.members.notifying.kinds import KINDS
from elc.members.notifying.links import absolute, link_to_stop

TAKEN_FOR: Final = timedelta(minutes=5)
LONGEST_SUBJECT: Final = 120
NOBODY: Final = ".invalid"  # the people of a demo: no mail leaves for them (RFC 2606)
LONGEST_MAIL: Final = 50  # notifications; what is more goes with the next one


def send_gathered(person_id: UUID, batch: UUID) -> int:
    """Send one mail with what waits for a person; returns how many things it told.

    The same `batch` may be sent again after a failure. Nothing else sends what it has taken, and what was sent is
    marked at once, so only a process that dies between the mail server's word and that mark can tell anything twice;
    that mail then has the same Message-ID.

    Raises OSError or SMTPException where the mail server is away, `NotNow` where it refuses the address for good.
    """
    person = Person.objects.filter(pk=person_id).first()
    if person is None or settings.MAIL is None or person.email.endswith(NOBODY):
        return 0
    taken = _take(person, batch)
    if not taken:
        return 0
    try:
        _write(person, taken).send()
    except SMTPRecipientsRefused as error:
        _give_back(batch)
        if all(400 <= code < 500 for code, _words in error.recipients.values()):  # asked to come back later
            raise
        raise NotNow(
            _("The mail server refuses the address of somebody who is to be told something."),
            _("Look whether mails to your members come back, and ask for the right address."),
        ) from None
    except Exception:
        _give_back(batch)
        raise
    Notification.objects.filter(batch=batch, sent_at=None).update(sent_at=timezone.now(), taken_until=None)
    return len(taken)


def people_left_over(older_than: timedelta, younger_than: timedelta) -> list[UUID]:
    """Whoever waits for something longer than usual: a mail server was away, or a row of the queue was lost."""
    if settings.MAIL is None:
        return []
    now = timezone.now()
    waiting = (
        Notification.objects.filter(sent_at=None, made_at__lt=now - older_than, made_at__gt=now - younger_than)
        .exclude(person__email__endswith=NOBODY)
        .order_by()
    )
    return list(waiting.values_list("person", flat=True).distinct())


def _take(person: Person, batch: UUID) -> list[Notification]:
    """What waits for a person and is wanted, marked as ours; what is not wanted is removed."""
    now = timezone.now()
    unwanted = [kind for kind in not_wanted(person) if KINDS[kind].can_stop]
    with transaction.atomic():
        waiting = Notification.objects.filter(person=person, sent_at=None)
        waiting.filter(Q(kind__in=unwanted) | ~Q(kind__in=KINDS)).delete()
        ours = waiting.filter(batch=batch)  # taken by this task before its process died: the same mail again
        free = ours if ours.exists() else waiting.filter(Q(taken_until=None) | Q(taken_until__lt=now))
        chosen = list(free.select_for_update(skip_locked=True).order_by("made_at", "id")[:LONGEST_MAIL])
        keys = [notification.pk for notification in chosen]
        Notification.objects.filter(pk__in=keys).update(batch=batch, taken_until=now + TAKEN_FOR)
    return chosen


def not_wanted(person: Person) -> set[str]:
    """The kinds that a person has stopped."""
    stopped = NotificationChoice.objects.filter(person=person, is_wanted=False)
    return KINDS.keys() & set(stopped.values_list("kind", flat=True))


def _give_back(batch: UUID) -> None:
    Notification.objects.filter(batch=batch, sent_at=None).update(batch=None, taken_until=None)


def _write(person: Person, told: Sequence[Notification]) -> EmailMessage:
    """The mail, as plain text. Its Message-ID follows from what it tells, so that the same mail is known again."""
    message_id = uuid5(told[0].pk, "".join(notification.pk.hex for notification in told))
    stop = link_to_stop(person)
    with translation.override(person.language):
        return EmailMessage(
            _subject(told),
            "\n\n".join(_paragraphs(person, told, stop)) + "\n",
            settings.DEFAULT_FROM_EMAIL,
            [person.email],
            headers={
                "Message-ID": f"<{message_id}@{urlsplit(settings.ADDRESS).hostname}>",
                "List-Unsubscribe": f"<{stop}>",
                "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",  # RFC 8058
                "Auto-Submitted": "auto-generated",
            },
        )


def _subject(told: Sequence[Notification]) -> str:
    if len(told) == 1:
        sentence = KINDS[told[0].kind].said(told[0].values)
        if len(sentence) <= LONGEST_SUBJECT:
            return sentence
    return ngettext(
        "%(count)s message from your learning community", "%(count)s messages from your learning community", len(told)
    ) % {"count": len(told)}


def _paragraphs(person: Person, told: Sequence[Notification], stop: str) -> list[str]:
    """Each thing once, however often it was noted, with the page to go to."""
    things = [
        "\n".join(filter(None, (KINDS[one.kind].said(one.values), absolute(one.address) if one.address else "")))
        for one in told
    ]
    return [
        _("Hello %(name)s,") % {"name": " ".join(person.name.split())},
        *dict.fromkeys(things),
        _("Choose what you are told by e-mail:\n%(link)s") % {"link": absolute(reverse("members:notifications"))},
        _("Stop these e-mails with one click:\n%(link)s") % {"link": stop},
    ]
