"""The second wall between organisations: what this process may see of the database, enforced by PostgreSQL itself.

The first wall are the queries of the product, which ask who somebody is. Behind it PostgreSQL checks every row of the
tables that belong to an organisation (row-level security, forced on the owner as well). It lets through what the
settings of the running transaction name, and nothing where they name nothing: forgetting them shows an empty page,
never somebody else's. SQLite has no such thing; there the first wall stands alone.

`within` sets the reach for the duration of a block. A request gets that of its person (`elc.members.wall`); background
work, commands and migrations act for the installation and say so (`EVERYTHING`, `trust_this_process`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db import connection, connections, transaction
from django.db.backends.signals import connection_created
from django.db.migrations import RunPython


@dataclass(frozen=True)
class Reach:
    """Which rows can be seen: those of some organisations and of one person; or, by `word`, more.

    `word` is `sign-in` where a person is looked for who is not known yet, `everything` for the installation itself.
    """

    organisations: frozenset[UUID] = frozenset()
    person: UUID | None = None
    word: str = ""


NOTHING: Final = Reach()
SIGNING_IN: Final = Reach(word="sign-in")
EVERYTHING: Final = Reach(word="everything")

_of_process: list[Reach] = [NOTHING]
_current: ContextVar[Reach | None] = ContextVar("reach", default=None)


def current_reach() -> Reach:
    """The reach that holds here and now."""
    return _current.get() or _of_process[0]


@contextmanager
def within(reach: Reach) -> Iterator[None]:
    """Set the reach for a block; on PostgreSQL the block is one transaction, and the reach ends with it."""
    before = current_reach()
    token = _current.set(reach)
    try:
        if connection.vendor != "postgresql":
            yield
            return
        is_inner = connection.in_atomic_block
        with transaction.atomic():
            _set(reach, is_local=True)
            yield
            if is_inner:  # the setting outlives a savepoint that is kept; one that is rolled back takes it along
                _set(before, is_local=True)
    finally:
        _current.reset(token)


def trust_this_process() -> None:
    """Everything is within reach of every connection that this process opens: for commands, never for the web."""
    _of_process[0] = EVERYTHING
    connection_created.connect(_trust, dispatch_uid="elc.core.wall")
    if connection.vendor == "postgresql" and connection.connection is not None:
        _set(EVERYTHING, is_local=False)


def trust_nobody() -> None:
    """Nothing is within reach of this process but what `within` says: for the web server, be it a fork of a command.

    Connections that it inherited belong to the other process, so they are let go of unused.
    """
    _of_process[0] = NOTHING
    connection_created.disconnect(dispatch_uid="elc.core.wall")
    for opened in connections.all(initialized_only=True):
        opened.connection = None
        if opened.vendor == "postgresql":
            getattr(opened, "_connection_pools", {}).clear()


def _trust(**made: Any) -> None:
    opened = made["connection"]  # not always the usual one: tests open another to make and remove the database
    if opened.vendor == "postgresql":
        _set(EVERYTHING, is_local=False, of=opened)


def _set(reach: Reach, *, is_local: bool, of: Any = connection) -> None:
    settings = {
        "elc.reach": reach.word,
        "elc.organisations": ",".join(sorted(map(str, reach.organisations))),
        "elc.person": "" if reach.person is None else str(reach.person),
    }
    calls = ", ".join("set_config(%s, %s, %s)" for _ in settings)
    values = [part for name, value in settings.items() for part in (name, value, is_local)]
    with of.cursor() as cursor:
        cursor.execute(f"select {calls}", values)


IS_EVERYTHING: Final = "current_setting('elc.reach', true) = 'everything'"
IS_SIGNING_IN: Final = "current_setting('elc.reach', true) = 'sign-in'"
ORGANISATIONS: Final = "string_to_array(nullif(current_setting('elc.organisations', true), ''), ',')::uuid[]"
PERSON: Final = "nullif(current_setting('elc.person', true), '')::uuid"


def wall_around(table: str, visible: str, *, may_add: str | None = None, may_change: bool = True) -> RunPython:
    """A migration step: PostgreSQL lets through rows of `table` for which the SQL condition `visible` holds.

    The same condition holds for rows that are added or changed, unless `may_add` is another for rows that are added;
    with `may_change` false nobody but the installation changes or removes a row.
    """
    seen = f"({IS_EVERYTHING}) or ({visible})"
    changed = seen if may_change else IS_EVERYTHING
    added = seen if may_add is None else f"({IS_EVERYTHING}) or ({may_add})"
    build = [
        f"alter table {table} enable row level security",
        f"alter table {table} force row level security",
        f"create policy wall_see on {table} for select using ({seen})",
        f"create policy wall_add on {table} for insert with check ({added})",
        f"create policy wall_change on {table} for update using ({changed}) with check ({changed})",
        f"create policy wall_remove on {table} for delete using ({changed})",
    ]
    pull_down = [
        *(f"drop policy wall_{what} on {table}" for what in ("see", "add", "change", "remove")),
        f"alter table {table} no force row level security",
        f"alter table {table} disable row level security",
    ]
    return RunPython(_running(build), _running(pull_down))


def _running(statements: list[str]) -> Callable[[Any, Any], None]:
    def run(_apps: Any, editor: Any) -> None:
        if editor.connection.vendor == "postgresql":
            for statement in statements:
                editor.execute(statement)

    return run
