"""The stage on the command line: reference cases against the statistics."""

from __future__ import annotations

from elc.comparison.cases.running import add_arguments, run
from elc.core.command import Command

CASES = Command(add_arguments, run)
