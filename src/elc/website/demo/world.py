"""The demo world at any point of its life. Nothing is written past the actions; run once, in an empty database."""

from __future__ import annotations

from typing import Final

from elc.members.demo import DemoSignIn
from elc.website.demo.life import LIFE
from elc.website.demo.network import describe, found, invite, join
from elc.website.demo.pilots import build_pilots

# What happens at each point of `LIFE` after the founding; later parts of the product add theirs at the end.
STEPS: Final = {"invited": invite, "joined": join, "described": describe}


def build_world(until: str | None = None) -> tuple[DemoSignIn, ...]:
    """Everything the demo holds, as far as `until` (default: all of it); returns how to sign in."""
    sign_ins = build_pilots()
    end = LIFE.index(until or LIFE[-1])
    if end == 0:
        return sign_ins
    world = found()
    for name, live_on in STEPS.items():
        if LIFE.index(name) <= end:
            live_on(world)
    return (*sign_ins, *world.sign_ins)
