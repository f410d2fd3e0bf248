"""The table of contents of the command line.

Each command lives in the `commands.py` of its stage and is imported only when it is called, so that `elc --help` needs
nothing but the standard library. The contract is in `elc.core.command`.
"""

from __future__ import annotations

import importlib
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from functools import partial
from itertools import takewhile

from elc import __version__
from elc.core.command import DONE, Command, Parser, print_json, run_kindly, undisturbed, wants_json
from elc.core.home import VARIABLE, checkout, home
from elc.core.refusals import BadInput


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
        Entry(
            "cases",
            "elc.comparison.commands:CASES",
            "hold the statistics against a folder of reference cases",
        ),
    ),
    "Run a network": (
        Entry("serve", "elc.website.commands:SERVE", "serve the network of this home, or begin one"),
        Entry("worker", "elc.website.worker:WORKER", "do the background work of a network on PostgreSQL"),
        Entry("sign-out", "elc.website.sign_out:SIGN_OUT", "end the sign-ins of a person, or of everybody"),
        Entry(
            "audit", "elc.website.audit.commands:AUDIT", "check who may open what (permissions), and the trail (trail)"
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
    """Run one command; returns its exit status: 0 done, 1 a check failed, 2 bad input, 130 stopped by Ctrl-C."""
    arguments = sys.argv[1:] if argv is None else argv
    as_json = wants_json(arguments)
    return run_kindly(partial(_run, arguments, as_json), as_json=as_json)


def _run(arguments: list[str], as_json: bool) -> int:
    leading = list(takewhile(lambda word: word == "--json", arguments))  # belongs to the command
    name, *rest = arguments[len(leading) :] or [""]
    rest = [*leading, *rest]
    if name in ("", "-h", "--help", "help"):
        _print_contents(as_json)
        return DONE
    if name == "--version":
        print_json({"version": __version__}) if as_json else print(f"elc {__version__}")
        return DONE
    entry = next((entry for group in CONTENTS.values() for entry in group if entry.name == name), None)
    if entry is None:
        raise BadInput(f"There is no command “{name}”.", "See elc --help for the commands there are.")
    return _run_tool(name, rest) if entry.place is None else _run_command(entry, rest, as_json)


def _print_contents(as_json: bool) -> None:
    if as_json:
        entries = [entry for group in CONTENTS.values() for entry in group]
        print_json([{"name": entry.name, "summary": entry.summary} for entry in entries])
    else:
        print(contents())


def _run_tool(name: str, arguments: list[str]) -> int:
    folder = checkout()
    if folder is None:
        raise BadInput(f"elc {name} needs the checkout of ELC.", f"Run ./elc {name} in it.")
    _settle_home(_take_home(name, arguments))
    command = [sys.executable, str(folder / TOOLS[name]), *arguments]
    if os.name == "posix":
        os.execv(sys.executable, command)  # noqa: S606 - signals and exit status are then the tool's own
    tool = subprocess.Popen(command)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the tool as well, and it decides
    return tool.wait()


def _take_home(name: str, arguments: list[str]) -> str | None:
    """Take `--home DIR` or `--home=DIR` out of the arguments, whose other words are for the tool to judge."""
    for at, word in enumerate(arguments):
        if word == "--":
            break
        if word.startswith("--home="):
            del arguments[at]
            return word.removeprefix("--home=")
        if word == "--home":
            if at + 1 == len(arguments):
                raise BadInput(f"elc {name}: --home names no folder.", "Write --home DIR.")
            folder = arguments[at + 1]
            del arguments[at : at + 2]
            return folder
    return None


def _settle_home(named: str | None) -> None:
    """Make the home folder that was named good for whatever runs from here on, child processes included."""
    if named is not None:
        os.environ[VARIABLE] = named
    if VARIABLE in os.environ:
        os.environ[VARIABLE] = str(home())


def _run_command(entry: Entry, arguments: list[str], as_json: bool) -> int:
    about = f"{entry.summary[0].upper()}{entry.summary[1:]}."
    parser = Parser(prog=f"elc {entry.name}", description=about, as_json=as_json)
    parser.add_argument("--home", metavar="DIR", help="where this installation keeps its data (default: .elc)")
    parser.add_argument("--json", action="store_true", help="print exactly one JSON value on one line")
    command = _load(entry)
    command.add_arguments(parser)
    options = parser.parse_args(arguments)
    _settle_home(options.home)
    return command.run(options)


def _load(entry: Entry) -> Command:
    module, _, name = (entry.place or "").partition(":")
    with undisturbed():
        command = getattr(importlib.import_module(module), name)
    if not isinstance(command, Command):
        raise TypeError(f"{entry.place} is not a command")
    return command


if __name__ == "__main__":
    sys.exit(main())
