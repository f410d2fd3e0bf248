"""The queue of background work: what is enqueued is done, once where all goes well, and again where it does not."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.utils import timezone, translation
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoCaptureOnCommitCallbacks
from tests.factories.tasks import empty_the_queue

from elc.core.later import (
    WorkState,
    later,
    line_of,
    on_end,
    progress,
    recent_work,
    resolve,
    run_waiting,
    running,
    try_again,
)
from elc.core.later.queueing import woken
from elc.core.models import Work

pytestmark = pytest.mark.django_db


class Somebody:
    id = UUID(int=7)


@pytest.fixture(autouse=True)
def notes(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which tasks leave their notes."""
    monkeypatch.setenv("ELC_TEST_NOTES", str(tmp_path))
    empty_the_queue()
    return tmp_path


def lines(file: Path) -> list[str]:
    return file.read_text("utf-8").splitlines() if file.exists() else []


def state(work: Work) -> WorkState:
    work.refresh_from_db()
    return line_of(work).state


def the_pause_is_over(work: Work) -> None:
    DBTaskResult.objects.filter(pk=work.pk).update(run_after=timezone.now())


def test_what_is_enqueued_is_done_once(notes: Path) -> None:
    work = later("factories.write_note", "report", "built", by=Somebody())
    assert (state(work), lines(notes / "report")) == (WorkState.WAITING, [])
    assert run_waiting() == 1
    assert lines(notes / "report") == ["built"]
    assert state(work) is WorkState.DONE
    assert line_of(work).result_address == "/report/"
    assert work.asked_by == str(Somebody.id)
    assert run_waiting() == 0


def test_first_come_first_served(notes: Path) -> None:
    for number in range(5):
        later("factories.write_note", "order", str(number))
    run_waiting()
    assert lines(notes / "order") == ["0", "1", "2", "3", "4"]


def test_looking_for_work_takes_no_lock(django_assert_num_queries: Callable[[int], Any]) -> None:
    """On SQLite a transaction begins with the write lock; one look a second must not take it from everybody else."""
    later("factories.write_note", "report", "built", after=timedelta(minutes=10))
    with django_assert_num_queries(1) as captured:
        assert running.claim("test") is None
    assert captured.captured_queries[0]["sql"].startswith("SELECT")


def test_tests_and_commands_have_no_worker() -> None:
    assert "elc-worker" not in {thread.name for thread in threading.enumerate()}


def test_a_transaction_that_fails_enqueues_nothing() -> None:
    with transaction.atomic():
        later("factories.write_note", "report", "built")
        transaction.set_rollback(True)
    assert run_waiting() == 0
    assert not Work.objects.exists()


def test_committing_wakes_the_worker_of_this_process(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    woken.clear()
    with django_capture_on_commit_callbacks(execute=True):
        later("factories.write_note", "report", "built")
        assert not woken.is_set()
    assert woken.is_set()


def test_what_is_put_off_waits(notes: Path) -> None:
    work = later("factories.write_note", "report", "built", after=timedelta(minutes=10))
    assert run_waiting() == 0
    the_pause_is_over(work)
    assert run_waiting() == 1


def test_once_adds_nothing_to_what_waits_and_something_to_what_runs_already(notes: Path) -> None:
    first = later("factories.write_note", "report", "built", once=True)
    assert later("factories.write_note", "report", "built", once=True).pk == first.pk
    assert later("factories.write_note", "report", "other", once=True).pk != first.pk
    claimed = running.claim("test")
    assert claimed is not None
    assert claimed.pk == first.pk
    assert later("factories.write_note", "report", "built", once=True).pk != first.pk


@pytest.mark.parametrize(
    "argument",
    [
        "somebody@example.org",
        "Somebody <somebody@example.org>",
        {"to": "somebody@example.org"},
        {"somebody@example.org": 1},
        [["x", "somebody@example.org"]],
        "a" * 121,
    ],
)
def test_no_address_and_no_text_passes_the_queue(argument: object) -> None:
    with pytest.raises(ValueError, match="never an address"):
        later("factories.write_note", argument)
    assert not DBTaskResult.objects.exists()


def test_what_json_cannot_carry_is_refused() -> None:
    with pytest.raises(TypeError):
        later("factories.write_note", object())


@pytest.mark.parametrize("name", ["core.nosuch", "nosuch.task", "nodots", "members.models.x"])
def test_a_name_that_is_none_is_refused_when_it_is_enqueued(name: str) -> None:
    with pytest.raises(LookupError, match="no task called"):
        later(name)


def test_a_task_that_fails_is_tried_again_with_growing_pauses(notes: Path) -> None:
    work = later("factories.fail_times", "tries", 2)
    pauses = []
    for tries in (1, 2):
        before = timezone.now()
        assert run_waiting() == 1
        assert len(lines(notes / "tries")) == tries
        assert state(work) is WorkState.PAUSED
        row = DBTaskResult.objects.get(pk=work.pk)
        pauses.append(row.run_after - before)
        assert run_waiting() == 0  # not yet
        the_pause_is_over(work)
    assert timedelta(seconds=10) <= pauses[0] < pauses[1]
    assert run_waiting() == 1
    assert state(work) is WorkState.DONE


def test_after_five_tries_it_is_given_up_until_somebody_tries_again(notes: Path) -> None:
    work = later("factories.fail_times", "tries", 5)
    ends: list[bool] = []
    running._listeners.append(listener := lambda _work, is_done: ends.append(is_done))
    try:
        for _ in range(5):
            assert state(work) in (WorkState.WAITING, WorkState.PAUSED)
            assert not try_again(work)
            run_waiting()
            the_pause_is_over(work)
        assert state(work) is WorkState.FAILED
        assert run_waiting() == 0
        assert try_again(work)
        assert state(work) is WorkState.WAITING
        assert run_waiting() == 1
        assert state(work) is WorkState.DONE
    finally:
        running._listeners.remove(listener)
    assert ends == [False, True]


def test_what_a_failure_leaves_holds_no_message_of_the_error() -> None:
    """The message of an error may hold an address, as those of mail servers do."""
    work = later("factories.fail_times", "tries", 1)
    run_waiting()
    row = DBTaskResult.objects.get(pk=work.pk)
    assert row.exception_class_path == "builtins.OSError"
    assert "fail_times" in row.traceback
    assert "@example" not in row.traceback
    assert work.said == ""


def test_a_refusal_is_final_and_says_what_to_do_in_the_language_of_whoever_asked() -> None:
    with translation.override("et"):
        work = later("factories.refuse")
    run_waiting()
    assert state(work) is WorkState.FAILED
    assert work.said == "Avaleht Do something else first."


def test_a_task_that_is_no_more_does_not_stop_the_others(notes: Path) -> None:
    gone = later("factories.write_note", "gone", "never")
    DBTaskResult.objects.filter(pk=gone.pk).update(task_path="elc.core.tasks.of_an_earlier_version")
    Work.objects.filter(pk=gone.pk).update(name="core.of_an_earlier_version")
    later("factories.write_note", "report", "built")
    assert run_waiting() == 2
    assert lines(notes / "report") == ["built"]
    assert state(gone) is WorkState.PAUSED
    assert line_of(gone).title == "Work of an earlier version"


def test_who_listens_badly_undoes_nothing(notes: Path) -> None:
    def listen(_work: Work, _is_done: bool) -> None:
        raise ZeroDivisionError

    on_end(listen)
    try:
        work = later("factories.write_note", "report", "built")
        run_waiting()
        assert state(work) is WorkState.DONE
    finally:
        running._listeners.remove(listen)


@pytest.mark.parametrize(("done", "total"), [(-1, 3), (4, 3)])
def test_progress_is_within_its_total(done: int, total: int) -> None:
    with pytest.raises(ValueError, match="is no progress"):
        progress(done, total)


def test_the_list_costs_the_same_however_long_it_is(django_assert_num_queries: Callable[[int], Any]) -> None:
    for count in (1, 29):
        for number in range(count):
            later("factories.write_note", "report", str(number), by=Somebody())
        with django_assert_num_queries(2):
            assert len(recent_work()) >= count


def test_what_nobody_asked_for_is_listed_only_while_it_goes_on_or_did_not_work(notes: Path) -> None:
    def listed() -> list[WorkState]:
        return [line.state for line in recent_work()]

    own = later("factories.fail_times", "tries", 1)
    assert listed() == []
    claimed = running.claim("test")
    assert claimed is not None
    assert listed() == [WorkState.RUNNING]
    running.run(claimed)
    assert listed() == [WorkState.PAUSED]
    the_pause_is_over(own)
    run_waiting()
    assert state(own) is WorkState.DONE
    assert listed() == []
    later("factories.refuse")
    run_waiting()
    assert listed() == [WorkState.FAILED]
    asked = later("factories.write_note", "report", "built", by=Somebody())
    assert recent_work()[0].id == asked.pk


def test_finished_work_is_kept_for_thirty_days_and_what_waits_for_ever(notes: Path) -> None:
    asked, own, waiting = (
        later("factories.write_note", "a", "", by=Somebody()),
        later("factories.write_note", "b", ""),
        None,
    )
    run_waiting()
    waiting = later("factories.write_note", "c", "")
    long_ago = timezone.now() - timedelta(days=400)
    DBTaskResult.objects.filter(pk=waiting.pk).update(enqueued_at=long_ago)
    prune = resolve("core.prune_work").task.func

    def kept_after(days: float) -> set[UUID]:
        ended = timezone.now() - timedelta(days=days)
        DBTaskResult.objects.finished().update(finished_at=ended)
        prune()
        kept = set(Work.objects.values_list("pk", flat=True))
        assert kept == set(DBTaskResult.objects.values_list("pk", flat=True))
        return kept

    assert kept_after(0.9) == {asked.pk, own.pk, waiting.pk}
    assert kept_after(1.1) == {asked.pk, waiting.pk}
    assert kept_after(29.9) == {asked.pk, waiting.pk}
    assert kept_after(30.1) == {waiting.pk}
