"""The sign-ins of a demo home, as its `demo.json` keeps them. A real home has no such file, so no such sign-ins."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from elc.core.home import DEMO, write_private
from elc.members.roles import ROLES

DOMAIN = "demo.invalid"  # of all addresses of a demo; no mail ever arrives there


@dataclass(frozen=True)
class DemoSignIn:
    """Somebody to look around as."""

    email: str
    password: str
    name: str
    role: str
    network: str = ""


def demo_sign_ins(home: Path) -> tuple[DemoSignIn, ...]:
    """The demo sign-ins of a home; none where it is no demo home, or its file is broken: every page asks for them."""
    try:
        entries = json.loads((home / DEMO).read_text("utf-8"))["sign_ins"]
        found = tuple(DemoSignIn(**entry) for entry in entries)
    except (OSError, ValueError, TypeError, KeyError):
        return ()
    return found if all(_is_whole(entry) for entry in found) else ()


def is_demo_home(home: Path) -> bool:
    """Whether a home is a demo home: made up, so that nothing in it has to be kept from anybody."""
    return bool(demo_sign_ins(home))


def is_demo_address(email: str) -> bool:
    """Whether an address is one of a demo; it opens nothing where no demo is."""
    return email.lower().endswith((f"@{DOMAIN}", f".{DOMAIN}"))


def demo_stage(home: Path) -> str:
    """The point of its life at which a demo was stopped; empty for one that was not stopped, or no demo."""
    try:
        return str(json.loads((home / DEMO).read_text("utf-8"))["stage"])
    except (OSError, ValueError, TypeError, KeyError):
        return ""


def write_demo_sign_ins(home: Path, sign_ins: tuple[DemoSignIn, ...], *, stage: str = "") -> None:
    """Mark a home as a demo home and keep its sign-ins, readable by its owner only."""
    told = {"stage": stage, "sign_ins": [asdict(entry) for entry in sign_ins]}
    write_private(home / DEMO, json.dumps(told, indent=1).encode())


def _is_whole(entry: DemoSignIn) -> bool:
    words = asdict(entry).values()
    return all(isinstance(word, str) and word.isprintable() for word in words) and entry.role in ROLES
