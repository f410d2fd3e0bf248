"""The stage on the command line: the figures of an evaluation, and the answers behind printed numbers."""

from __future__ import annotations

from elc.core.command import Command
from elc.evaluation.reconstruct_command import add_arguments, run

RECONSTRUCT = Command(add_arguments, run)
