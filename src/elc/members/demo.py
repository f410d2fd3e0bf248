"""The sign-ins of a demo home, as its `demo.json` keeps them. A real home has no such file, so no such sign-ins."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class DemoSignIn:
    """Somebody to look around as."""

    email: str
    password: str
    name: str
    role: str


def demo_sign_ins(home: Path) -> tuple[DemoSignIn, ...]:
    """The demo sign-ins of a home; none where it is no demo home."""
    file = home / "demo.json"
    if not file.is_file():
        return ()
    return tuple(DemoSignIn(**entry) for entry in json.loads(file.read_text("utf-8"))["sign_ins"])


def write_demo_sign_ins(home: Path, sign_ins: tuple[DemoSignIn, ...]) -> None:
    """Mark a home as a demo home and keep its sign-ins, readable by its owner only."""
    file = home / "demo.json"
    file.touch(mode=0o600)
    file.write_text(json.dumps({"sign_ins": [asdict(entry) for entry in sign_ins]}, indent=1), "utf-8")
