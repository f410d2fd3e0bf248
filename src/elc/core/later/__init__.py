"""Background work: one queue in our own database, for what takes longer than a page may take.

    later("reports.build_pdf", str(report.id), by=person)        in an action
    @task(title=_("Build a report"))                              in elc/reports/tasks.py
    def build_pdf(report_id: str) -> str | None: ...

Whoever enqueues names the task, and never imports it. What is enqueued in a transaction is there when that commits,
and not before. The embedded shape works the queue off in a thread of the web server, the team shape in `elc worker`.

Three hazards:

- **A task may run twice.** One that was broken off by a restart, or that failed half-way, runs again from its
  beginning. So it must be idempotent: look what is there already, and write all of a step or nothing of it.
- **No e-mail address, code or answer of a respondent ever passes the queue**, its arguments, its results or the
  sentence of its refusals: they are kept for weeks, with times, in the order of what happened. Hand over random ids
  only. `later` refuses whatever looks like an address or is longer than an id; the rest is up to you.
- **A task that stops the whole process** (out of memory) is tried a few times only; it must not take the site with it.
"""

from elc.core.later.naming import Declared, every_task, resolve, task
from elc.core.later.progress import progress, work_in_hand
from elc.core.later.queueing import later, try_again
from elc.core.later.running import on_end, run_waiting
from elc.core.later.telling import WorkLine, WorkState, line_of, recent_work
from elc.core.later.worker import REST_OF_WORKER, Worker, start_thread, work_of_server

__all__ = [
    "REST_OF_WORKER",
    "Declared",
    "WorkLine",
    "WorkState",
    "Worker",
    "every_task",
    "later",
    "line_of",
    "on_end",
    "progress",
    "recent_work",
    "resolve",
    "run_waiting",
    "start_thread",
    "task",
    "try_again",
    "work_in_hand",
    "work_of_server",
]
