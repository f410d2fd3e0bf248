"""Every check of the house, in one command: `./elc test`.

Without arguments: format, lint, types, import contracts, dead code; then the tests that use a database on a
real PostgreSQL; then every test on SQLite, last, so that the output ends with pytest's own closing line. All
of it runs even where an early check fails. With arguments only pytest runs, with these arguments, on SQLite.

Exit status: 0 all is well, 1 a check failed, 2 bad input.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

import chromium
import postgres
from elc.core.refusals import Refusal

ROOT = Path(__file__).resolve().parents[1]
DONE, CHECK_FAILED, BAD_INPUT, STOPPED = 0, 1, 2, 130


@dataclass(frozen=True)
class Step:
    """One check: what it is called and how it runs, returning its exit status."""

    name: str
    run: Callable[[], int]


def main(arguments: list[str]) -> int:
    """Run the checks from the root of the checkout; returns the exit status."""
    os.chdir(ROOT)
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    try:
        return _run_some(arguments) if arguments else _run_all()
    except KeyboardInterrupt:
        return STOPPED


def _run_some(arguments: list[str]) -> int:
    return exit_status(_pytest(arguments, {}))


def _run_all() -> int:
    browser = Step("a Chromium for the journeys", _provide_chromium)
    on_postgresql = Step("tests on PostgreSQL", _test_on_postgresql)
    steps = [browser, *static_checks(), on_postgresql]
    failed = [step.name for step in steps if _show(step) != DONE]
    print("\n== tests on SQLite ==", flush=True)
    if failed:
        print(f"Failed so far: {', '.join(failed)}. See above.", flush=True)
    last = exit_status(_pytest([], {}))
    return last or (CHECK_FAILED if failed else DONE)


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


def _show(step: Step) -> int:
    """Run a step between two lines that name it; a refusal counts as a failure and is printed."""
    print(f"\n== {step.name} ==", flush=True)
    start = time.monotonic()
    try:
        status = step.run()
    except Refusal as refusal:
        print(refusal, flush=True)
        status = CHECK_FAILED
    verdict = "ok" if status == DONE else "FAILED"
    print(f"-- {step.name}: {verdict}, {time.monotonic() - start:.1f} s", flush=True)
    return status


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
