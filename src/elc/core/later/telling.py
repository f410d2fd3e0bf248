"""How background work goes, for people: its state in words follows from the queue, and is kept nowhere else."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from elc.core.later.naming import resolve
from elc.core.models import Work

KEPT_FOR: Final = timedelta(days=30)
SHOWN: Final = 100


class WorkState(StrEnum):
    """How far a piece of work is."""

    WAITING = "waiting"
    RUNNING = "running"
    PAUSED = "paused"  # it failed and will be tried again
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True)
class WorkLine:
    """One piece of work: its title, state, progress (both 0 where unknown), end, and result or reason."""

    id: UUID
    title: str | Promise
    state: WorkState
    asked_at: datetime
    finished_at: datetime | None
    next_try_at: datetime | None
    done: int
    total: int
    result: str
    said: str

    @property
    def is_open(self) -> bool:
        """Whether it may still change by itself."""
        return self.state not in (WorkState.DONE, WorkState.FAILED)

    @property
    def result_address(self) -> str:
        """Where on this site the result is; empty where it is a sentence or nothing."""
        return self.result if self.result.startswith("/") and not self.result.startswith("//") else ""


def line_of(work: Work) -> WorkLine:
    """How a piece of work goes."""
    return _line(work, DBTaskResult.objects.filter(pk=work.pk).first())


def recent_work(askers: Collection[str] | None = None, limit: int = SHOWN) -> list[WorkLine]:
    """The newest pieces of work that some people asked for, by their ids (None: everybody); two queries.

    An empty id among them stands for the installation: what it does by itself is told while it goes on, or where it did
    not work.
    """
    waiting_or_done = DBTaskResult.objects.filter(status__in=(TaskResultStatus.READY, TaskResultStatus.SUCCESSFUL))
    asked = Work.objects.all() if askers is None else Work.objects.filter(asked_by__in=askers)
    shown = asked.exclude(asked_by="", failures=0, pk__in=waiting_or_done.order_by().values("pk"))
    found = list(shown.order_by("-asked_at")[:limit])
    queue = DBTaskResult.objects.in_bulk([work.pk for work in found])
    return [_line(work, queue.get(work.pk)) for work in found]


def prune() -> int:
    """Remove work that ended more than 30 days ago; what the installation did by itself and went well, after one."""
    now = timezone.now()
    ended = DBTaskResult.objects.finished()
    old = list(ended.filter(finished_at__lt=now - KEPT_FOR).values_list("pk", flat=True))
    own = Work.objects.filter(asked_by="").values("pk")
    well = ended.filter(status=TaskResultStatus.SUCCESSFUL, finished_at__lt=now - timedelta(days=1), pk__in=own)
    gone = [*old, *well.values_list("pk", flat=True)]
    DBTaskResult.objects.filter(pk__in=gone).delete()
    Work.objects.filter(pk__in=gone).delete()
    return len(set(gone))


def _line(work: Work, row: DBTaskResult[Any, Any] | None) -> WorkLine:
    state = _state(work, row)
    return WorkLine(
        id=work.pk,
        title=_title(work),
        state=state,
        asked_at=work.asked_at,
        finished_at=row.finished_at if row else None,
        next_try_at=row.run_after if row and state is WorkState.PAUSED else None,
        done=work.done,
        total=work.total,
        result=work.result,
        said=work.said,
    )


def _title(work: Work) -> str | Promise:
    try:
        return resolve(work.name).title
    except LookupError:  # an earlier version of ELC had it
        return _("Work of an earlier version")


def _state(work: Work, row: DBTaskResult[Any, Any] | None) -> WorkState:
    if row is None or row.status == TaskResultStatus.FAILED:
        return WorkState.FAILED
    if row.status == TaskResultStatus.SUCCESSFUL:
        return WorkState.DONE
    if row.status == TaskResultStatus.RUNNING:
        return WorkState.RUNNING
    return WorkState.PAUSED if work.failures else WorkState.WAITING
