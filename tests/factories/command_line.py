"""Runs the command line as a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any


def elc(*arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run `elc` with a home folder, without a database server, for at most two minutes."""
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    command = [sys.executable, "-m", "elc", *arguments]
    return subprocess.run(
        command, env={**environment, "ELC_HOME": str(home)}, capture_output=True, text=True, check=False, timeout=120
    )


def one_value(done: subprocess.CompletedProcess[str]) -> Any:
    """The one JSON value on the one line of standard output."""
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("\n") == 1
    assert done.stdout.endswith("\n")
    return json.loads(done.stdout)
