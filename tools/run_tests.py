"""Every check of the house, in one command: `./elc test`.

Without arguments: format, lint, types, import contracts, dead code; then the tests that use a database on a
real PostgreSQL; then every test on SQLite, last, so that the output ends with pytest's own closing line. All
of it runs even where an early check fails. With arguments only pytest runs, with these arguments, on SQLite.

With --json standard output is one object: ok, and checks with name, ok and seconds; all else is on standard error.

Exit status: 0 all is well, 1 a check failed, 2 bad input, 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

import pytest

import chromium
import postgres
from elc.core.command import BAD_INPUT, CHECK_FAILED, DONE, print_json, run_kindly, wants_json
from elc.core.refusals import BadInput, Refusal

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Step:
    """One check: what it is called and how it runs, returning its exit status."""

    name: str
    run: Callable[[], int]


@dataclass(frozen=True)
class Checked:
    """One check that has run."""

    name: str
    ok: bool
    seconds: float


def main(arguments: list[str]) -> int:
    """Run the checks from the root of the checkout; returns the exit status."""
    os.chdir(ROOT)
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    as_json = wants_json(arguments)
    for_pytest = [word for word in arguments if word != "--json"]
    return run_kindly(partial(_run, for_pytest, as_json), as_json=as_json)


def _run(arguments: list[str], as_json: bool) -> int:
    if arguments in (["--help"], ["-h"]):
        print_json({"help": __doc__}) if as_json else print(__doc__)
        return DONE
    if not as_json:
        checked = _run_some(arguments) if arguments else _run_all()
    else:
        with _all_on_standard_error():
            checked = _run_some(arguments) if arguments else _run_all()
    ok = all(one.ok for one in checked)
    if as_json:
        print_json({"ok": ok, "checks": [asdict(one) for one in checked]})
    return DONE if ok else CHECK_FAILED


@contextmanager
def _all_on_standard_error() -> Iterator[None]:
    """Send what we and all child processes print to standard error."""
    sys.stdout.flush()
    output = os.dup(1)
    os.dup2(2, 1)
    try:
        yield
    finally:
        sys.stdout.flush()
        os.dup2(output, 1)
        os.close(output)


def _run_some(arguments: list[str]) -> list[Checked]:
    start = time.monotonic()
    status = exit_status(_pytest(arguments, {}))
    if status == BAD_INPUT:
        raise BadInput("These arguments are none of pytest's.", "It says above which; see also pytest --help.")
    return [_checked("tests on SQLite", status, start)]


def _run_all() -> list[Checked]:
    browser = Step("a Chromium for the journeys", _provide_chromium)
    on_postgresql = Step("tests on PostgreSQL", _test_on_postgresql)
    mutation = _command("mutation, short (tools/mutation.py)", "python", "tools/mutation.py", "--short")
    checked = [_show(step) for step in [browser, *static_checks(), mutation, on_postgresql]]
    print("\n== tests on SQLite ==", flush=True)
    if failed := [one.name for one in checked if not one.ok]:
        print(f"Failed so far: {', '.join(failed)}. See above.", flush=True)
    start = time.monotonic()
    return [*checked, _checked("tests on SQLite", exit_status(_pytest([], {})), start)]


def _checked(name: str, status: int, start: float) -> Checked:
    return Checked(name, status == DONE, round(time.monotonic() - start, 1))


def static_checks() -> list[Step]:
    """The checks that only read the code."""
    return [
        _command("format (ruff format)", "ruff", "format", "--check", "."),
        _command("lint (ruff check)", "ruff", "check", "."),
        _command("types (mypy)", "mypy"),
        _command("import contracts (lint-imports)", "lint-imports"),
        _command("dead code (vulture)", "vulture"),
    ]


def _command(name: str, program: str, *arguments: str) -> Step:
    return Step(name, partial(_run_program, program, *arguments))


def _run_program(program: str, *arguments: str) -> int:
    """Run a program of this environment."""
    path = shutil.which(program, path=str(Path(sys.executable).parent))
    if path is None:
        raise Refusal(f"{program} is not in this environment.", "Run the checks by ./elc test.")
    return subprocess.run([path, *arguments], check=False).returncode


def _show(step: Step) -> Checked:
    """Run a step between two lines that name it; a refusal counts as a failure and is printed."""
    print(f"\n== {step.name} ==", flush=True)
    start = time.monotonic()
    try:
        status = step.run()
    except Refusal as refusal:
        print(refusal, flush=True)
        status = CHECK_FAILED
    one = _checked(step.name, status, start)
    print(f"-- {one.name}: {'ok' if one.ok else 'FAILED'}, {one.seconds:.1f} s", flush=True)
    return one


def _provide_chromium() -> int:
    path = str(chromium.provide())
    os.environ["ELC_CHROMIUM"] = path
    print(path)
    return DONE


def _test_on_postgresql() -> int:
    with postgres.database_url() as url:
        return _pytest(["-m", "database"], {"DATABASE_URL": url})


def _pytest(arguments: list[str], variables: Mapping[str, str]) -> int:
    """Run pytest in a process of its own, on SQLite unless `variables` has a DATABASE_URL."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    command = [sys.executable, "-m", "pytest", *arguments]
    return subprocess.run(command, env={**environment, **variables}, check=False).returncode


def exit_status(of_pytest: int) -> int:
    """Translate pytest's exit status into ours. Finding no test at all is a failure: nothing was checked."""
    if of_pytest == pytest.ExitCode.OK:
        return DONE
    return BAD_INPUT if of_pytest == pytest.ExitCode.USAGE_ERROR else CHECK_FAILED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
