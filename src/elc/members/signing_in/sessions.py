"""Sessions: where somebody is signed in, and ending them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from allauth.usersessions.models import UserSession
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone

from elc.members.models import Person
from elc.members.signing_in.devices import told


@dataclass(frozen=True)
class OpenSession:
    """One device on which somebody is signed in."""

    id: int
    device: str
    since: date
    is_this: bool


def open_sessions(person: Person, key: str | None) -> list[OpenSession]:
    """Where the person is signed in, the latest first; `key` is that of the session which asks. Two queries."""
    kept = list(UserSession.objects.filter(user=person).order_by("-created_at", "-id"))
    alive = _alive(person, [entry.session_key for entry in kept])
    return [
        OpenSession(entry.id, told(entry.user_agent), entry.created_at.date(), entry.session_key == key)
        for entry in kept
        if entry.session_key in alive
    ]


def end_sessions(person: Person, *, one: int | None = None, but: str | None = None) -> None:
    """End one session of the person, or all but that with the key `but`. Those of others are out of reach."""
    found = UserSession.objects.filter(user=person)
    found = found.filter(id=one) if one is not None else found.exclude(session_key=but or "")
    Session.objects.filter(session_key__in=list(found.values_list("session_key", flat=True))).delete()
    found.delete()


def _alive(person: Person, keys: list[str]) -> set[str]:
    """Those that have neither expired nor lost their worth when the password changed."""
    sessions = Session.objects.filter(session_key__in=keys, expire_date__gt=timezone.now())
    proof = person.get_session_auth_hash()
    return {session.session_key for session in sessions if session.get_decoded().get(HASH_SESSION_KEY) == proof}
