"""Tasks and their names: `stage.task`, declared in the room `tasks` of a stage and found there when they are needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from importlib import import_module
from typing import Any, ParamSpec, TypeVar

import django_tasks
from django.utils.functional import Promise
from django.utils.module_loading import autodiscover_modules

P = ParamSpec("P")
R = TypeVar("R", bound="str | None")


@dataclass(frozen=True)
class Declared:
    """A task: its name, what people call it, and how often it is done by itself (None: only when it is asked for)."""

    name: str
    title: str | Promise
    every: timedelta | None
    task: django_tasks.base.Task[Any, Any]


_declared: dict[str, Declared] = {}


def task(
    *, title: str | Promise, every: timedelta | None = None
) -> Callable[[Callable[P, R]], django_tasks.base.Task[P, R]]:
    """Declare a function of the room `tasks` as a task; `title` tells people what it does, as in “Build a report”.

    It takes what JSON can carry, must be idempotent, and returns nothing, an address of this site (“/reports/…”) where
    its result can be fetched, or a sentence. With `every` the worker does it by itself, without arguments.
    """

    def declare(function: Callable[P, R]) -> django_tasks.base.Task[P, R]:
        stage = function.__module__.partition(".tasks")[0].rpartition(".")[2]
        made = django_tasks.task(function)
        name = f"{stage}.{function.__name__}"
        _declared[name] = Declared(name, title, every, made)
        return made

    return declare


def resolve(name: str) -> Declared:
    """The task of a name; raises LookupError where there is none."""
    if name not in _declared:
        room = f"elc.{name.partition('.')[0]}.tasks"
        try:
            import_module(room)
        except ModuleNotFoundError as error:
            if error.name is None or not room.startswith(error.name):
                raise
    if name not in _declared:
        raise LookupError(f"there is no task called {name}")
    return _declared[name]


def every_task() -> list[Declared]:
    """All tasks of all stages, by name."""
    autodiscover_modules("tasks")
    return [_declared[name] for name in sorted(_declared)]
