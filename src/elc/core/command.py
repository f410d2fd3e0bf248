"""The command line's contract, kept in one place. Standard library only, so that `elc --help` is quick.

With `--json` standard output is exactly one JSON value on one line; everything else goes to standard error.
Exit status: 0 done, 1 a check failed, 2 bad input.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn

DONE, CHECK_FAILED, BAD_INPUT = 0, 1, 2


@dataclass(frozen=True)
class Command:
    """One command: how its arguments are declared and how it runs (returning its exit status)."""

    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are one sentence and a remedy."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and end with exit status 2."""
        sentence = f"{self.prog}: {message.rstrip('.')}."
        if "--json" in sys.argv or "json" in sys.argv:
            print_json({"error": sentence, "remedy": f"Try {self.prog} --help."})
        self.exit(BAD_INPUT, f"{sentence} Try {self.prog} --help.\n")


def say(text: str = "") -> None:
    """Tell the person at the terminal something; standard error, so that it never mixes with results."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def print_json(value: Any) -> None:
    """Write one JSON value on one line to standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, allow_nan=False) + "\n")
    sys.stdout.flush()
