"""The table of contents of the command line.

Each command lives in the `commands.py` of its stage and is imported only when it is called, so that `elc --help` needs
nothing but the standard library. The contract is in `elc.core.command`.
"""

from __future__ import annotations

import argparse
import importlib
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from elc import __version__
from elc.core.command import BAD_INPUT, Command, Parser, print_json, say
from elc.core.home import VARIABLE, checkout


@dataclass(frozen=True)
class Entry:
    """One line of the table of contents: where the command lives (None: a tool of the checkout), and what it does."""

    name: str
    place: str | None
    summary: str


CONTENTS = {
    "Look around": (
        Entry("demo", "elc.website.commands:DEMO", "build the demo network, serve it, print how to sign in"),
        Entry(
            "evaluation",
            "elc.website.commands:EVALUATION",
            "print the evaluation of events, figure by figure",
        ),
    ),
    "On anybody's file, without the web": (
        Entry(
            "compare",
            "elc.reports.commands:COMPARE",
            "compare the groups in a file of answers, with a report",
        ),
        Entry(
            "reconstruct",
            "elc.evaluation.commands:RECONSTRUCT",
            "find the answers behind a printed mean and SD",
        ),
    ),
    "For those who build ELC (need the checkout)": (
        Entry("test", None, "run every test, on SQLite and PostgreSQL, and in a browser"),
        Entry("bench", None, "measure against a peer: elc bench NAME"),
    ),
}
TOOLS = {"test": "tools/run_tests.py", "bench": "bench/run.py"}


def contents() -> str:
    """What `elc --help` prints."""
    lines = ["ELC: compare in order to learn from each other.", "", "Usage: elc COMMAND [OPTIONS]", ""]
    for title, entries in CONTENTS.items():
        lines.append(title)
        lines += [f"  {entry.name:<13}{entry.summary}" for entry in entries]
        lines.append("")
    lines += [
        "Every command takes --help, --json (one JSON value on standard output) and",
        "--home DIR (where this installation keeps its data; also the variable ELC_HOME).",
    ]
    return "\n".join(lines)


def main(argv: list[str] | None = None) -> int:
    """Run one command; returns its exit status: 0 done, 1 a check failed, 2 bad input."""
    arguments = sys.argv[1:] if argv is None else argv
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(contents())
        return 0
    if arguments[0] == "--version":
        print(f"elc {__version__}")
        return 0
    entries = {entry.name: entry for group in CONTENTS.values() for entry in group}
    entry = entries.get(arguments[0])
    if entry is None:
        say(f"There is no command “{arguments[0]}”. See elc --help for the commands there are.")
        return BAD_INPUT
    return _run_tool(entry.name, arguments[1:]) if entry.place is None else _run_command(entry, arguments[1:])


def _run_tool(name: str, arguments: list[str]) -> int:
    folder = checkout()
    if folder is None:
        say(f"elc {name} needs the checkout of ELC. Run ./elc {name} in it.")
        return BAD_INPUT
    if "--home" in arguments:
        at = arguments.index("--home")
        os.environ[VARIABLE] = str(Path(arguments[at + 1]).resolve()) if at + 1 < len(arguments) else ""
        del arguments[at : at + 2]
    command = [sys.executable, str(folder / TOOLS[name]), *arguments]
    if os.name == "posix":
        os.execv(sys.executable, command)  # noqa: S606 - signals and exit status are then the tool's own
    return subprocess.run(command, check=False).returncode


def _run_command(entry: Entry, arguments: list[str]) -> int:
    parser = Parser(prog=f"elc {entry.name}", description=f"{entry.summary[0].upper()}{entry.summary[1:]}.")
    parser.add_argument("--home", metavar="DIR", help="where this installation keeps its data (default: .elc)")
    parser.add_argument("--json", action="store_true", help="print exactly one JSON value on one line")
    command = _load(entry)
    command.add_arguments(parser)
    options = parser.parse_args(arguments)
    if options.home:
        os.environ[VARIABLE] = str(Path(options.home).expanduser().resolve())
    return _refusing_kindly(command, options)


def _load(entry: Entry) -> Command:
    module, _, name = (entry.place or "").partition(":")
    command = getattr(importlib.import_module(module), name)
    if not isinstance(command, Command):
        raise TypeError(f"{entry.place} is not a command")
    return command


def _refusing_kindly(command: Command, options: argparse.Namespace) -> int:
    from elc.core.refusals import Refusal  # here, so that --help stays quick

    try:
        return command.run(options)
    except Refusal as refusal:
        if options.json or getattr(options, "format", None) == "json":
            print_json({"error": refusal.sentence, "remedy": refusal.remedy})
        say(str(refusal))
        return BAD_INPUT
    except KeyboardInterrupt:
        say("Stopped.")
        return 130
    except BrokenPipeError:
        # Whoever read our output has gone: not our error, and nothing is left to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


if __name__ == "__main__":
    sys.exit(main())
