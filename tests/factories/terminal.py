"""Runs a program as a terminal does, where Ctrl-C is in force: a test runner in the background has it switched off."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

CTRL_C_IN_FORCE = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execv(sys.argv[1], sys.argv[1:])
"""


@contextmanager
def in_a_terminal(*command: str, variables: Mapping[str, str] | None = None) -> Iterator[subprocess.Popen[str]]:
    """Start a program as the first of its own group; whatever of the group is left at the end is killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", CTRL_C_IN_FORCE, *command],
        env={**os.environ, **(variables or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()


def end(process: subprocess.Popen[str], number: int = signal.SIGINT) -> tuple[int, str, str]:
    """Send a signal to the whole group, as a terminal does; exit status, standard output and standard error."""
    os.killpg(process.pid, number)
    output, said = process.communicate(timeout=30)
    return process.returncode, output, said
