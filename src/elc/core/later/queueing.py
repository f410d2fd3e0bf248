"""Putting work into the queue."""

from __future__ import annotations

import re
import threading
from datetime import timedelta
from typing import Any, Final
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django_tasks.base import TaskResultStatus
from django_tasks.utils import normalize_json
from django_tasks_db.models import DBTaskResult, get_date_max

from elc.core.action import Actor
from elc.core.later.naming import Declared, resolve
from elc.core.models import Work

LONGEST: Final = 120
ADDRESS: Final = re.compile(r"\S@\S")

woken: Final = threading.Event()  # something was enqueued in this process


def later(
    name: str, *arguments: Any, by: Actor | None = None, after: timedelta | None = None, once: bool = False
) -> Work:
    """Have the task `name` done with `arguments` as soon as this transaction has committed.

    `by` asked for it and may see how it goes; None for the installation itself. `after` puts it off. With `once`
    nothing is added where the very same waits already. Returns what can be looked at under /background/.

    Raises LookupError where there is no such task, TypeError where an argument is more than JSON carries, ValueError
    where one could be an address or a text (see the hazards of the package).
    """
    declared = resolve(name)
    given = normalize_json(list(arguments))
    _check(given)
    with transaction.atomic():
        waiting = _waiting(declared, given) if once else None
        if waiting is not None:
            return waiting
        work = enqueue(uuid4(), declared, given, asked_by="" if by is None else str(by.id), after=after)
        if after is None:
            transaction.on_commit(woken.set)
    return work


def enqueue(work_id: UUID, declared: Declared, arguments: list[Any], *, asked_by: str, after: timedelta | None) -> Work:
    """Add a row to the queue and one for people; both under one id, in the caller's transaction."""
    task = declared.task
    DBTaskResult.objects.create(
        id=work_id,
        args_kwargs={"args": arguments, "kwargs": {}},
        priority=task.priority,
        task_path=task.module_path,
        queue_name=task.queue_name,
        run_after=get_date_max() if after is None else timezone.now() + after,
        backend_name=task.backend,
    )
    return Work.objects.create(id=work_id, name=declared.name, asked_by=asked_by, language=get_language() or "en")


def try_again(work: Work) -> bool:
    """Put work that failed back into the queue, with all its tries; False where it has not failed."""
    with transaction.atomic():
        failed = DBTaskResult.objects.filter(pk=work.pk, status=TaskResultStatus.FAILED)
        if not failed.update(status=TaskResultStatus.READY, finished_at=None, run_after=timezone.now()):
            return False
        Work.objects.filter(pk=work.pk).update(failures=0, interruptions=0, said="", done=0, total=0)
        transaction.on_commit(woken.set)
    return True


def _waiting(declared: Declared, arguments: list[Any]) -> Work | None:
    """The same work where it waits. Held until this transaction ends, so that nobody begins it without what we add."""
    path = declared.task.module_path
    ready = DBTaskResult.objects.filter(
        status=TaskResultStatus.READY, task_path=path, args_kwargs={"args": arguments, "kwargs": {}}
    )
    found = ready.order_by("enqueued_at").select_for_update().first()
    return None if found is None else Work.objects.get(pk=found.pk)


def _check(value: Any) -> None:
    if isinstance(value, str) and (len(value) > LONGEST or ADDRESS.search(value)):
        raise ValueError("an argument of a task is an id or a short word, never an address or a text")
    if isinstance(value, dict):
        _check([*value, *value.values()])
    elif isinstance(value, list):
        for part in value:
            _check(part)
