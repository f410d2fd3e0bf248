"""Makes a demo home: the folder, its tables, the demo world; once, all of it or nothing, one process at a time.

Nothing is removed but what an unfinished build has written down as its own in `building.json`.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from uuid import UUID

from elc.core.command import say, undisturbed
from elc.core.home import (
    BUILDING,
    DATABASE,
    DEMO,
    LOCK,
    SNAPSHOTS,
    home,
    make_home,
    only_one,
    strangers,
    write_private,
)
from elc.core.refusals import NotNow
from elc.members.demo import DemoSignIn, demo_sign_ins, demo_stage, write_demo_sign_ins

ANOTHER = "Name another folder for the demo with --home DIR."
DRAFT = ".freezing-"  # what a snapshot is called until it is finished; an unfinished build may leave one


def ensure_demo_home(stage: str = "") -> tuple[DemoSignIn, ...]:
    """The demo home, made where it is absent or empty; returns its sign-ins.

    `stage` stops its world at a point of its life (`LIFE` of the world).

    Raises `NotNow`, and changes nothing, where the home holds a real network, the remains of one, or other things.
    """
    if not (home() / DEMO).exists():
        _refuse_strangers(home())  # before anything is written there
    folder = make_home()
    from elc.config.start import database_is_empty, reach_database, start  # after the home exists: settings read it

    start()
    with only_one(folder / LOCK, waiting="Another elc is building this demo; waiting for it."):
        reach_database()
        return _build(folder, stage) if database_is_empty() else _open(folder, stage)


def _open(folder: Path, stage: str) -> tuple[DemoSignIn, ...]:
    """The sign-ins of the demo whose database is there; its tables are brought up to date."""
    from elc.config.start import migrate  # late: Django has been started only now
    from elc.members.models import Person

    if not (folder / DEMO).exists():
        raise NotNow(f"{folder} holds a network that is not a demo.", ANOTHER)
    sign_ins = demo_sign_ins(folder)
    if not sign_ins:
        raise NotNow(
            f"{folder / DEMO}, which holds the sign-ins of the demo, cannot be read.",
            f"Remove the folder {folder} to have the demo built again, or name another with --home DIR.",
        )
    if not Person.objects.filter(email__in=[entry.email for entry in sign_ins]).exists():
        raise NotNow(f"{folder} is a demo, but the database holds a network that is not a demo.", ANOTHER)
    if stage and demo_stage(folder) != stage:
        raise NotNow(
            f"{folder} holds a demo at another point of its life: {demo_stage(folder) or 'its end'}.",
            "Remove the folder to have it built again, or name another with --home DIR.",
        )
    migrate()
    (folder / BUILDING).unlink(missing_ok=True)
    return sign_ins


def _build(folder: Path, stage: str) -> tuple[DemoSignIn, ...]:
    with undisturbed():
        from django.db import transaction  # late: Django has been started only now

        from elc.config.start import migrate
        from elc.website.demo.world import build_world

    _remove_unfinished(folder)
    _refuse_remains(folder)
    migrate()
    say("Building the demo: the evaluations of the pilots, and a made-up network …")
    with _on_record(folder), transaction.atomic():
        sign_ins = build_world(stage or None)
        write_demo_sign_ins(
            folder, sign_ins, stage=stage
        )  # before the commit: a world without its sign-ins would be taken for real
    (folder / BUILDING).unlink()
    return sign_ins


@contextmanager
def _on_record(folder: Path) -> Iterator[None]:
    """Write down each round before anything is frozen under its name: should the build end here, this much is ours."""
    from django.db.models.signals import post_save  # late: as above

    from elc.collection.models import Round

    rounds: list[str] = []

    def write() -> None:
        write_private(folder / BUILDING, json.dumps({"rounds": rounds}).encode())

    def note(**saved: Any) -> None:
        rounds.append(str(saved["instance"].pk))
        write()

    write()
    post_save.connect(note, sender=Round, weak=False)
    try:
        yield
    finally:
        post_save.disconnect(note, sender=Round)


def _remove_unfinished(folder: Path) -> None:
    """Remove what an unfinished build has made, as far as it stands in its record; the record stays till the next."""
    record = folder / BUILDING
    if not record.exists():
        return
    with suppress(ValueError, TypeError, KeyError, AttributeError):  # a record that is none names nothing
        for round_id in json.loads(record.read_text("utf-8"))["rounds"]:
            frozen = folder / SNAPSHOTS / str(UUID(round_id))
            if frozen.is_dir():
                shutil.rmtree(frozen)
        (folder / DEMO).unlink(missing_ok=True)  # no build begins beside one, so it is this build's


def _refuse_remains(folder: Path) -> None:
    """Refuse where there is more than an empty home: a network whose database is elsewhere, or other things."""
    from django.db import connection  # late: as above

    is_unfinished = (folder / BUILDING).exists()
    frozen = folder / SNAPSHOTS
    kept = [entry.name for entry in frozen.iterdir()] if frozen.is_dir() else []
    has_snapshots = any(not (is_unfinished and name.startswith(DRAFT)) for name in kept)
    has_database = connection.vendor != "sqlite" and any((folder / name).exists() for name in DATABASE)
    if has_snapshots or has_database or (folder / DEMO).exists():
        raise NotNow(
            f"{folder} holds a network, but the database is empty.",
            "Bring its database back, or name another folder for the demo with --home DIR.",
        )
    _refuse_strangers(folder)


def _refuse_strangers(folder: Path) -> None:
    found = strangers(folder)
    if found:
        named = ", ".join(found[:3]) + (" …" if len(found) > 3 else "")
        raise NotNow(f"{folder} holds other things: {named}.", "Name a new or empty folder with --home DIR.")
