"""The link in every mail that stops it with one click: signed, so it needs no sign-in, and good for nothing else."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from elc.members.models import Person

_signer = Signer(salt="elc.members.notifications.stop")


def absolute(path: str) -> str:
    """The full address of a page of this site: what is sent by mail has no request to take it from."""
    return f"{settings.ADDRESS}{path}"


def link_to_stop(person: Person) -> str:
    """The address that stops every mail to a person which can be stopped. It does not expire, as mails do not."""
    return absolute(reverse("members:stop_notifications", args=[_signer.sign(person.pk.hex)]))


def person_who_stops(token: str) -> UUID | None:
    """The id of the person whom a link was made for; None where it is not ours."""
    try:
        return UUID(_signer.unsign(token))
    except (BadSignature, ValueError):
        return None
