"""Tasks for the tests of background work; their traces are files, which no rolled-back transaction takes away."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from django.utils.translation import gettext, gettext_lazy
from django_tasks_db.models import DBTaskResult

from elc.core.later import progress, task
from elc.core.models import Work
from elc.core.refusals import NotNow

STEPS = 40
ADDRESS = "@".join(("somebody", "example.org"))  # in two parts, so that no line of code holds it


def empty_the_queue() -> None:
    """What was enqueued while the demo network was built is not of a test about the queue."""
    DBTaskResult.objects.all().delete()
    Work.objects.all().delete()


def note(file: str, words: str) -> None:
    """Add a line to a file below the folder of the test, and have it on the disk."""
    with (Path(os.environ["ELC_TEST_NOTES"]) / file).open("a", encoding="utf-8") as opened:
        opened.write(f"{words}\n")


@task(title=gettext_lazy("Build a report"))
def write_note(file: str, words: str) -> str:
    note(file, words)
    return f"/{file}/"


@task(title="Count slowly")
def count_slowly(file: str, steps: int = STEPS) -> str:
    """Each run says when it begins and ends; between lie 50 ms a step, so that a test can break in."""
    note(file, "begun")
    for step in range(steps):
        progress(step, steps)
        time.sleep(0.05)
    note(file, "ended")
    return "Counted."


@task(title="Fail a few times")
def fail_times(file: str, times: int) -> None:
    note(file, "tried")
    tried = (Path(os.environ["ELC_TEST_NOTES"]) / file).read_text("utf-8").count("tried")
    if tried <= times:
        raise OSError("somebody", ADDRESS)


@task(title="Refuse")
def refuse() -> None:
    raise NotNow(gettext("Home"), "Do something else first.")


@task(title="End the process")
def die(file: str) -> None:
    note(file, "begun")
    os.kill(os.getpid(), signal.SIGKILL)


@task(title=gettext_lazy("Build a report"))
def only_count(steps: int) -> str:
    """Takes a tenth of a second a step, and leaves nothing but its result."""
    for step in range(steps):
        progress(step, steps)
        time.sleep(0.1)
    return "/notifications/"
