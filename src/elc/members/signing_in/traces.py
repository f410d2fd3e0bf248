"""What the library would keep of people, and is not kept: where they are, and when they were here.

Its tables have the fields; these receivers empty them before a row is written.
"""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any, Final

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.signals import user_logged_out
from django.db.models.signals import post_save, pre_save

from elc.core.wall import EVERYTHING, within
from elc.members.models import Application, Invitation, Person
from elc.members.signing_in.devices import device_of

NO_ADDRESS: Final = "::"


def connect() -> None:
    """Called once, when the stage starts."""
    pre_save.connect(_forget_time, sender=Authenticator)
    pre_save.connect(_forget_device, sender=UserSession)
    post_save.connect(_follow_address, sender=Person)
    user_logged_out.connect(_forget_session)


def _forget_time(instance: Authenticator, **_kwargs: Any) -> None:
    instance.last_used_at = None


def _forget_device(instance: UserSession, **_kwargs: Any) -> None:
    """Only the day stays, and two words for the device; where the address is gone already, so is all the rest."""
    if instance.ip == NO_ADDRESS:
        return
    instance.ip = NO_ADDRESS
    instance.user_agent = device_of(instance.user_agent)
    instance.created_at = instance.last_seen_at = datetime.combine(instance.created_at.date(), time(), UTC)


def _forget_session(request: Any, **_kwargs: Any) -> None:
    """Somebody signs out: the line about that session goes with it."""
    if request is not None and request.session.session_key:
        UserSession.objects.filter(session_key=request.session.session_key).delete()


def _follow_address(instance: Person, **_kwargs: Any) -> None:
    keep_address(instance)


def keep_address(person: Person) -> None:
    """The library has a table of addresses; it follows the person's, which is always proven: nobody signs up.

    An address comes from whoever runs the installation, from an invitation that was opened, or from a code that was
    sent there. Where it is taken away, it goes here as well.
    """
    known = EmailAddress.objects.filter(user=person)
    earlier = list(known.filter(verified=True).exclude(email=person.email).values_list("email", flat=True))
    if earlier and person.email:
        _let_follow(earlier, person.email)
    if person.email and known.filter(email=person.email, verified=True, primary=True).exists():
        known.exclude(email=person.email).delete()
        return
    known.delete()
    if person.email:
        EmailAddress.objects.filter(email=person.email).delete()  # left by somebody who no longer has that address
        EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)


def _let_follow(earlier: list[str], email: str) -> None:
    """What somebody has done with under an earlier address stays theirs: it is found and erased with them."""
    with within(EVERYTHING):  # it lies in organisations that the person may not see any more
        Invitation.objects.filter(email__in=earlier).exclude(used_at=None).update(email=email)
        Application.objects.filter(email__in=earlier).exclude(decided_at=None).update(email=email)
