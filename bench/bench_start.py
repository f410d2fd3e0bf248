"""Goal P10: `elc --help` within 0.3 s, a second `elc demo` within 5 s; the references are these limits."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from measuring import Outcome, outcome, seconds, take, take_in_turn

ROOT = Path(__file__).resolve().parents[1]


def run(*, full: bool) -> list[Outcome]:
    """Measure through the launcher, as a person does."""
    runs = 15 if full else 5
    with tempfile.TemporaryDirectory(prefix="elc-bench-") as home:
        demo = [sys.executable, str(ROOT / "elc"), "demo", "--no-serve", "--no-browser", "--home", home]
        take(demo)
        taken = take_in_turn({"help": [sys.executable, str(ROOT / "elc"), "--help"], "demo": demo}, runs=runs)
    return [
        outcome("elc --help, s against the limit", seconds(taken["help"]), 0.3, at_most=1.0),
        outcome("elc demo again, s against the limit", seconds(taken["demo"]), 5.0, at_most=1.0),
    ]
