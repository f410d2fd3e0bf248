"""The command line's contract, kept in one place. Standard library only, so that `elc --help` is quick.

With `--json` standard output is exactly one JSON value on one line; everything else goes to standard error.
Exit status: 0 done, 1 a check failed, 2 bad input, 130 stopped by Ctrl-C (as shells expect of a program so stopped).
"""

from __future__ import annotations

import argparse
import io
import json
import os
import re
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import current_thread, main_thread
from typing import Any, NoReturn

from elc.core.refusals import BadInput, NotNow, Refusal

DONE, CHECK_FAILED, BAD_INPUT, STOPPED = 0, 1, 2, 130
# What the libraries raise where the machine, not the program, is at fault. Looked up only where they were imported.
FAULTS_OF_STORAGE = {"django.db": ("Error",), "duckdb": ("IOException", "OutOfMemoryException")}


@dataclass(frozen=True)
class Command:
    """One command: how its arguments are declared and how it runs (returning its exit status)."""

    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


class Parser(argparse.ArgumentParser):
    """An argument parser that takes whole options only, and refuses in one sentence with a remedy."""

    def __init__(self, *, prog: str, description: str, as_json: bool) -> None:
        super().__init__(prog=prog, description=description, allow_abbrev=False, add_help=False)
        self.add_argument("-h", "--help", action=_Help, nargs=0, const=as_json, help="show this help and end")

    def error(self, message: str) -> NoReturn:
        """Refuse: raises `BadInput`."""
        raise BadInput(f"{self.prog}: {message.rstrip('.')}.", f"Try {self.prog} --help.")


class _Help(argparse.Action):
    """Prints the help, as an object with the key `help` where `const` is true. Its own would pass over a full disk."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        text = parser.format_help()
        print_json({"help": text}) if self.const else print(text, end="")
        parser.exit()


def wants_json(arguments: Sequence[str]) -> bool:
    """Whether these arguments ask for JSON: by `--json`, or by the last `--format`."""
    form = ""
    for word, following in zip(arguments, [*arguments[1:], ""], strict=False):
        if word == "--":
            break
        if word == "--json":
            return True
        if word == "--format":
            form = following
        elif word.startswith("--format="):
            form = word.removeprefix("--format=")
    return form == "json"


def parse_scale(text: str) -> tuple[int, int]:
    """A scale as people write it, `1-5`; with a low end below zero `-2-2`. Raises `BadInput` for anything else."""
    match = re.fullmatch(r"(-?\d{1,3})\s*[-–]\s*(-?\d{1,3})", text.strip())
    if match is None or int(match[1]) >= int(match[2]):
        raise BadInput(f"“{text[:40]}” is not a scale.", "Write the lowest and the highest answer, such as 1-5.")
    return int(match[1]), int(match[2])


def run_kindly(run: Callable[[], int], *, as_json: bool) -> int:
    """Run a command and return its exit status; what goes wrong outside the program is one sentence and a remedy.

    Bugs are raised, so that they are seen.
    """
    if sys.stdout is None:  # so Python says that it was closed; any file opened from here on might take its place
        say("Standard output is closed. Leave it open, or send it to a file.")
        return BAD_INPUT
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        return _run_to_its_end(run)
    except BrokenPipeError:
        return DONE  # whoever read our output has gone: not our error, and nothing is left to say
    except KeyboardInterrupt:
        return _stopped()
    except Exception as error:
        if str(error) == "Query interrupted":  # what DuckDB makes of a Ctrl-C in the middle of a query
            return _stopped()
        refusal = _refusal_for(error)
        if refusal is None:
            raise
        _print_refusal(refusal, as_json=as_json)
        return BAD_INPUT
    finally:
        _let_go_of_output()


def _stopped() -> int:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an impatient second one should not spoil the end
    say("Stopped.")
    return STOPPED


@contextmanager
def undisturbed() -> Iterator[None]:
    """Put Ctrl-C off to the end of a block of imports: inside of one Python may lose it, or print a traceback."""
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler or current_thread() is not main_thread():
        yield  # it is switched off, or somebody else's to handle
        return
    pressed: list[int] = []
    signal.signal(signal.SIGINT, lambda number, frame: pressed.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if pressed:
        raise KeyboardInterrupt


def _run_to_its_end(run: Callable[[], int]) -> int:
    """Run, and write out what is printed: a full disk or a reader that has gone shows only then."""
    try:
        status = run()
    except SystemExit as end:  # --help ends so, and so do servers
        status = end.code if isinstance(end.code, int) else DONE if end.code is None else CHECK_FAILED
    sys.stdout.flush()
    return status


def _let_go_of_output() -> None:
    """Let Python end in peace where standard output takes nothing any more."""
    try:
        sys.stdout.flush()
    except OSError:
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _refusal_for(error: Exception) -> Refusal | None:
    """The refusal that an error is or amounts to; None where it is a bug."""
    if isinstance(error, Refusal):
        return error
    if isinstance(error, OSError):
        named = f"{error.filename}: " if error.filename is not None else ""
        return NotNow(
            f"{named}{error.strerror or error or type(error).__name__}.",
            "Check that the place is there, may be read and written and has room, then try again.",
        )
    if isinstance(error, MemoryError):
        return NotNow("There is not enough memory.", "Close other programs or take a smaller file, then try again.")
    if isinstance(error, UnicodeError):
        return BadInput(
            f"Something here is no readable text: {first_line(error)}.", "Rename or correct it, then try again."
        )
    if _is_fault_of_storage(error):
        return NotNow(
            f"What is kept cannot be used: {first_line(error)}.",
            "Check the home folder and the room on its disk, and DATABASE_URL where it is set.",
        )
    return None


def first_line(error: Exception) -> str:
    """What a library says in the first line of its message, without a full stop."""
    return (str(error).strip() or type(error).__name__).splitlines()[0].rstrip(".")


def _is_fault_of_storage(error: Exception) -> bool:
    return any(
        isinstance(error, getattr(sys.modules[module], name))
        for module, names in FAULTS_OF_STORAGE.items()
        if module in sys.modules
        for name in names
    )


def _print_refusal(refusal: Refusal, *, as_json: bool) -> None:
    if as_json and not _Printed.json:
        with suppress(OSError):
            print_json({"error": refusal.sentence, "remedy": refusal.remedy})
    say(str(refusal))


def say(text: str = "") -> None:
    """Tell the person at the terminal something; standard error, so that it never mixes with results."""
    if sys.stderr is not None:  # closed
        with suppress(OSError):  # nobody listens
            sys.stderr.write(f"{text}\n")
            sys.stderr.flush()


class _Printed:
    """Whether this process has printed its one JSON value, so that a late error does not print a second."""

    json = False


def print_json(value: Any) -> None:
    """Write one JSON value on one line to standard output, in ASCII: it passes every terminal and every encoding."""
    line = json.dumps(value, allow_nan=False)
    _Printed.json = True
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
