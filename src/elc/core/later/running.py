"""One task after the other: claim it, do it, write down how it ended."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone, translation
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from elc.core.later.progress import Beat, beating
from elc.core.models import Work
from elc.core.refusals import Refusal
from elc.core.wall import EVERYTHING, current_reach, within

# How long a task waits after it has failed for the first, second … time; then it is given up.
PAUSES: Final = (timedelta(seconds=10), timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1))
INTERRUPTIONS: Final = 5  # so often a task may be broken off before it counts as what breaks the process

logger = logging.getLogger("elc.later")
Listener = Callable[[Work, bool], None]
_listeners: list[Listener] = []


def on_end(listener: Listener) -> None:
    """Tell `listener` of every task that has ended: the work, and whether it was done. From `AppConfig.ready`."""
    if listener not in _listeners:
        _listeners.append(listener)


def claim(worker_id: str) -> DBTaskResult[Any, Any] | None:
    """Take the next task; None where none waits. Looking takes no lock; only taking does, for a moment."""
    if not DBTaskResult.objects.ready().exists():
        return None
    with transaction.atomic():  # on SQLite IMMEDIATE: whoever is second finds it taken
        row = DBTaskResult.objects.ready().get_locked()
        if row is not None:
            row.claim(worker_id)
            Work.objects.filter(pk=row.pk).update(heard_at=Now())
    return row


def run(row: DBTaskResult[Any, Any]) -> None:
    """Do a claimed task. What it raises is written down; what stops the process puts it back into the queue."""
    work = Work.objects.get(pk=row.pk)
    with translation.override(work.language), beating(work.pk) as beat:
        try:
            with _everything_in_reach():
                result = row.task.call(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])
        except Exception as error:
            _write_failure(row, work, error)
        except BaseException:
            put_back(row)
            raise
        else:
            _write_success(row, work, beat, result or "")


def run_waiting() -> int:
    """Do everything that waits, in this process; returns how many tasks were begun. For tests."""
    begun = 0
    while (row := claim("once")) is not None:
        run(row)
        begun += 1
    return begun


def put_back(row: DBTaskResult[Any, Any], *, is_interruption: bool = False) -> None:
    """Give a task back that was broken off; it is given up where that has happened too often."""
    with transaction.atomic():
        if not _mine(row).update(status=TaskResultStatus.READY):
            return
        if is_interruption:
            _count_interruption(row)


def _count_interruption(row: DBTaskResult[Any, Any]) -> None:
    work = Work.objects.get(pk=row.pk)
    work.interruptions += 1
    work.save(update_fields=["interruptions"])
    if work.interruptions >= INTERRUPTIONS:
        ended = {"status": TaskResultStatus.FAILED, "finished_at": timezone.now()}
        DBTaskResult.objects.filter(pk=row.pk).update(**ended)
        _tell(work, is_done=False)


def put_back_the_silent(silent_after: timedelta) -> int:
    """Put tasks back whose process has given no sign of life for too long; returns how many."""
    running = DBTaskResult.objects.running()
    silent = Work.objects.filter(pk__in=running.values("pk"), heard_at__lt=Now() - silent_after)
    rows = list(running.filter(pk__in=list(silent.values_list("pk", flat=True))))
    for row in rows:
        put_back(row, is_interruption=True)
    return len(rows)


@contextmanager
def _everything_in_reach() -> Iterator[None]:
    """The wall between organisations is open: the installation acts.

    `elc worker` trusts its whole process, so that a task can commit step by step. Elsewhere a reach is one transaction.
    """
    if current_reach() == EVERYTHING:
        yield
    else:
        with within(EVERYTHING):
            yield


def _mine(row: DBTaskResult[Any, Any]) -> Any:
    """The row, if nobody has put the task back and claimed it anew since."""
    return DBTaskResult.objects.filter(pk=row.pk, status=TaskResultStatus.RUNNING, started_at=row.started_at)


def _write_success(row: DBTaskResult[Any, Any], work: Work, beat: Beat, result: str) -> None:
    total = beat.reached[1]
    with transaction.atomic():
        if _mine(row).update(status=TaskResultStatus.SUCCESSFUL, finished_at=timezone.now()):
            work.done, work.total, work.said, work.result, work.failures = total, total, "", result, 0
            work.save(update_fields=["done", "total", "said", "result", "failures"])
            _tell(work, is_done=True)


def _write_failure(row: DBTaskResult[Any, Any], work: Work, error: Exception) -> None:
    """A refusal is final: it says what to do. Anything else may be different next time."""
    frames = "".join(traceback.format_tb(error.__traceback__))  # without its message, which may hold an address
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    logger.error("%s %s: %s\n%s", work.name, work.pk, kind, frames)
    work.failures += 1
    work.said = str(error) if isinstance(error, Refusal) else ""
    is_final = isinstance(error, Refusal) or work.failures > len(PAUSES)
    change: dict[str, Any] = {"exception_class_path": kind, "traceback": frames}
    if is_final:
        change |= {"status": TaskResultStatus.FAILED, "finished_at": timezone.now()}
    else:
        pause = PAUSES[work.failures - 1]
        change |= {"status": TaskResultStatus.READY, "run_after": timezone.now() + pause}
    with transaction.atomic():
        if _mine(row).update(**change):
            work.save(update_fields=["failures", "said"])
            if is_final:
                _tell(work, is_done=False)


def _tell(work: Work, *, is_done: bool) -> None:
    for listener in _listeners:
        try:
            with transaction.atomic():
                listener(work, is_done)
        except Exception as error:  # who listens must not undo what has happened
            logger.error("%s, told of the end of %s: %s", listener.__qualname__, work.name, type(error).__qualname__)
