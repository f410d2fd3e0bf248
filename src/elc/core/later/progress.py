"""How far a task has come, and that it is alive: written by a thread of its own, on a connection of its own.

So a task may tell its progress as often as it likes and inside of a transaction; the database hears of it once a second
at most. The same thread is the task's sign of life, by which a dead process is told from a slow one.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta
from time import monotonic
from typing import Final
from uuid import UUID

from django.db import Error, connection
from django.db.models.functions import Now

from elc.core.models import Work

SECONDS_BETWEEN_WRITES: Final = 1.0
SECONDS_BETWEEN_SIGNS: Final = 5.0
SILENT_AFTER: Final = timedelta(seconds=30)  # then a task counts as broken off


class Beat:
    """The progress of the task in hand, and the thread that writes it."""

    def __init__(self, work_id: UUID) -> None:
        self.work_id = work_id
        self.reached = (0, 0)
        self._written = self.reached
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._keep_writing, name="elc-beat", daemon=True)

    def start(self) -> None:
        """Begin to give signs of life."""
        self._thread.start()

    def end(self) -> None:
        """Stop; waits for what is being written."""
        self._ended.set()
        self._thread.join()

    def _keep_writing(self) -> None:
        last = monotonic()
        try:
            while not self._ended.wait(SECONDS_BETWEEN_WRITES):
                if self.reached != self._written or monotonic() - last >= SECONDS_BETWEEN_SIGNS:
                    self._write()
                    last = monotonic()
        finally:
            connection.close()  # this thread's own

    def _write(self) -> None:
        reached = self.reached
        try:
            Work.objects.filter(pk=self.work_id).update(heard_at=Now(), done=reached[0], total=reached[1])
        except Error:  # busy or away for a moment: the next sign says it as well
            connection.close()
        else:
            self._written = reached


_in_hand: ContextVar[Beat | None] = ContextVar("task in hand", default=None)


@contextmanager
def beating(work_id: UUID) -> Iterator[Beat]:
    """Give signs of life for a task until the block ends."""
    beat = Beat(work_id)
    token = _in_hand.set(beat)
    beat.start()
    try:
        yield beat
    finally:
        _in_hand.reset(token)
        beat.end()


def progress(done: int, total: int) -> None:
    """Say how far the task in hand has come: `done` of `total` steps. Costs next to nothing.

    Raises ValueError where these are no steps.
    """
    if not 0 <= done <= total:
        raise ValueError(f"{done} of {total} is no progress")
    beat = _in_hand.get()
    if beat is not None:
        beat.reached = (done, total)


def work_in_hand() -> UUID:
    """The id of the task in hand, the same at every try of it; raises LookupError outside of a task."""
    beat = _in_hand.get()
    if beat is None:
        raise LookupError("there is no task in hand")
    return beat.work_id
