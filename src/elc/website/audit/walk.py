"""The walk itself: one request for each verdict, undone at once, its answer held against the table and searched."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any, Final
from uuid import uuid4

from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from elc.core.privacy import FieldClass
from elc.members.queries import Standing, standing_of
from elc.members.roles import CONTRIBUTOR, MANAGER, QUALITY_MANAGER
from elc.website.audit.cast import ANONYMOUS, OWN_PLACES, PLACES, ROLES, Cast, build_cast
from elc.website.audit.table import METHODS, Verdict, gaps, read_verdicts

PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")
SEES_OWN: Final = frozenset({CONTRIBUTOR, QUALITY_MANAGER, MANAGER})
Reader = Callable[[bytes], str]


@dataclass(frozen=True)
class Outcome:
    """How many questions were asked, and what was wrong with which answer."""

    checks: int
    wrong: tuple[str, ...]


def walk(*, readers: dict[str, Reader] | None = None, verdicts: list[Verdict] | None = None) -> Outcome:
    """Ask every address for every role by every method, of own and of foreign things.

    `readers` turn downloads into text, by the beginning of their bytes, where this module cannot. Nothing that a
    request changes stays; the cast does.
    """
    table = read_verdicts() if verdicts is None else verdicts
    cast = build_cast()
    standings = {role: standing_of(person) for role, person in cast.people.items()}
    clients = {role: _client(cast, role) for role in ROLES}
    wrong = gaps(table, ROLES)
    checks = len(wrong)
    for verdict in table:
        allowed = _allowed(cast, verdict.role, standings.get(verdict.role))
        for method in METHODS[verdict.method]:
            for place, path, expected in _requests(cast, verdict, is_whole=method in ("GET", "POST")):
                checks += 1
                seen = allowed | _told_by_link(cast, place) if "{link}" in verdict.path else allowed
                faults = _ask(clients[verdict.role], method, path, expected, cast, seen, readers or {})
                wrong += [f"{verdict.role} {method} {path} ({place}): {fault}" for fault in faults]
    return Outcome(checks, tuple(wrong))


def _client(cast: Cast, role: str) -> Client:
    client = Client(SERVER_NAME="localhost", raise_request_exception=False)
    if role != ANONYMOUS:
        client.force_login(cast.people[role])
    return client


def _requests(cast: Cast, verdict: Verdict, *, is_whole: bool = True) -> Iterator[tuple[str, str, int]]:
    """Place, path and the status that is right there; unless it is the whole walk, at the nearest and farthest only."""
    if not PLACEHOLDER.search(verdict.path):
        yield "no place", verdict.path, verdict.own
        return
    own = _near(cast, verdict.role) if "{event}" in verdict.path else OWN_PLACES.get(verdict.role, ("own",))
    for place in PLACES if is_whole else (PLACES[0], PLACES[-1]):
        path = PLACEHOLDER.sub(lambda found, at=place: cast.things[at][found[1]], verdict.path)  # type: ignore[misc]
        yield place, path, verdict.own if place in own else verdict.foreign
    if is_whole:
        absent = PLACEHOLDER.sub(lambda _found: str(uuid4()), verdict.path)
        yield "nowhere", absent, verdict.nowhere


def _told_by_link(cast: Cast, place: str) -> frozenset[str]:
    """What an invitation tells whoever holds its link: which organisation, and who is meant."""
    beginnings = tuple(f"kn{place}{what}" for what in ("name", "invited", "invitee"))
    return frozenset(canary.word for canary in cast.canaries if canary.word.startswith(beginnings))


def _near(cast: Cast, role: str) -> tuple[str, ...]:
    """The places whose networks a role sees: an event belongs to a network, not to an organisation."""
    if role == ANONYMOUS:
        return ()
    networks = {str(key) for key in standing_of(cast.people[role]).visible_networks}
    return tuple(place for place in PLACES if cast.things[place]["network"] in networks)


def _ask(
    client: Client,
    method: str,
    path: str,
    expected: int,
    cast: Cast,
    allowed: frozenset[str],
    readers: dict[str, Reader],
) -> list[str]:
    cache.clear()  # who tries often is slowed down, which is not what is asked here
    with transaction.atomic():
        cookies = client.cookies.copy()
        response: Any = client.generic(method, path)
        transaction.set_rollback(True)
    client.cookies = SimpleCookie(cookies)
    faults = [] if response.status_code == expected else [f"{response.status_code} instead of {expected}"]
    text = _text(response, readers)
    leaked = sorted({c.word for c in cast.canaries if c.word not in allowed and c.word in text and c.word not in path})
    return faults + [f"shows {word}" for word in leaked]


def _allowed(cast: Cast, role: str, standing: Standing | None) -> frozenset[str]:
    """The canaries that a role may see: all of its own places, and of its networks what members see of each other."""
    if standing is None:
        return frozenset()
    own = OWN_PLACES.get(role, ("own",) if role in SEES_OWN else ())
    near = _near(cast, role)
    for_members = (FieldClass.PUBLIC, FieldClass.MEMBERS)
    return frozenset(
        canary.word
        for canary in cast.canaries
        if canary.place in own or (canary.place in near and canary.field_class in for_members)
    )


def _text(response: HttpResponse, readers: dict[str, Reader]) -> str:
    """Everything that an answer says: its headers, its body, and what is packed inside of it."""
    head = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
    return "\n".join([head, *_texts(response.content, readers)])


def _texts(content: bytes, readers: dict[str, Reader]) -> Iterable[str]:
    yield content.decode("utf-8", errors="replace")
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for name in packed.namelist():
                yield name
                yield from _texts(packed.read(name), readers)
    if content.startswith(b"%PDF"):
        for stream in re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
            try:
                yield zlib.decompress(stream).decode("latin-1")
            except zlib.error:
                continue  # a font or a picture, packed in another way
    for beginning, read in readers.items():
        if content.startswith(beginning.encode()):
            yield read(content)
