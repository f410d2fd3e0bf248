"""Makes a demo home: the folder, its tables, the demo world; once, all of it or nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

from elc.core.command import say
from elc.core.home import make_home
from elc.core.refusals import NotNow
from elc.members.demo import DemoSignIn, demo_sign_ins, write_demo_sign_ins


def ensure_demo_home() -> tuple[DemoSignIn, ...]:
    """The demo home, made where it is absent or empty; returns its sign-ins.

    Refused where the home holds a real network: demo data never mix with real ones.
    """
    folder = make_home()
    from elc.config.start import migrate, start  # after the home exists, because settings read its secret

    start()
    migrate()
    from elc.members.models import Person  # models can be imported only now

    sign_ins = demo_sign_ins(folder)
    if not Person.objects.exists():
        return _build(folder)
    if not sign_ins:
        raise NotNow(
            f"{folder} holds a network that is not a demo.",
            "Name another folder for the demo with --home DIR.",
        )
    return sign_ins


def _build(folder: Path) -> tuple[DemoSignIn, ...]:
    from django.db import transaction  # late: Django has been started only now

    from elc.website.demo.world import build_world

    say("Building the demo network: instruments, events, the evaluations of the pilots …")
    # What a build that was interrupted left behind: no row names it.
    shutil.rmtree(folder / "snapshots", ignore_errors=True)
    with transaction.atomic():
        sign_ins = build_world()
        write_demo_sign_ins(folder, sign_ins)  # before the commit: a world without its sign-ins would be taken for real
    return sign_ins
