"""Background work is named, and nothing of a respondent goes into it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest
from tests.architecture.code import ROOT, SRC, functions, python_files, tree

from elc.core.later import every_task, resolve

QUEUE = SRC / "elc" / "core" / "later"


def calls_of(name: str, code: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(code):
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == name:
            yield node


def names_in(code: ast.AST) -> list[str]:
    """The tasks that some code enqueues; raises where a name is put together, so that nobody can find it."""
    found = []
    for call in calls_of("later", code):
        first = call.args[0] if call.args else None
        assert isinstance(first, ast.Constant), ast.unparse(call)
        assert isinstance(first.value, str), ast.unparse(call)
        found.append(first.value)
    return found


def from_the_queue(file_tree: ast.Module) -> bool:
    """Whether `later` is that of the queue here; elsewhere it may be another word."""
    return any(
        isinstance(node, ast.ImportFrom)
        and node.module == "elc.core.later"
        and any(alias.name == "later" for alias in node.names)
        for node in ast.walk(file_tree)
    )


def test_every_task_that_is_enqueued_exists() -> None:
    named = {
        (str(file.relative_to(ROOT)), name)
        for file in python_files("src/elc")
        if from_the_queue(tree(file))
        for name in names_in(tree(file))
    }
    assert named
    for _file, name in named:
        assert resolve(name).name == name


@pytest.mark.parametrize("planted", ["later(name)", "later(f'core.{x}')", "later()", "queue.later('a' + 'b')"])
def test_a_planted_name_that_nobody_can_find_is_found(planted: str) -> None:
    with pytest.raises(AssertionError):
        names_in(ast.parse(planted))


def test_tasks_live_in_the_room_of_their_stage_and_say_what_they_do() -> None:
    own = [declared for declared in every_task() if declared.task.module_path.startswith("elc.")]
    assert own
    for declared in own:
        stage, _, name = declared.name.partition(".")
        assert declared.task.module_path.startswith(f"elc.{stage}.tasks.")
        assert declared.task.module_path.endswith(f".{name}")
        assert str(declared.title)
        assert declared.task.func.__doc__


def test_nobody_goes_past_the_checks_of_the_queue() -> None:
    """`later` refuses addresses and texts; the library's own `enqueue` would take them."""
    past = [
        f"{file.relative_to(ROOT)}: {ast.unparse(call)}"
        for file in python_files("src/elc")
        if QUEUE not in file.parents
        for name in ("enqueue", "aenqueue")
        for call in calls_of(name, tree(file))
    ]
    assert past == []


def test_no_action_of_a_respondent_enqueues() -> None:
    """The queue keeps times and an order; see the hazards in `elc.core.later`."""
    seen, wrong = 0, []
    for file in python_files("src/elc"):
        for function in functions(file):
            if any(ast.unparse(decorator) == "respondent_action" for decorator in function.decorator_list):
                seen += 1
                if from_the_queue(tree(file)) or list(calls_of("later", function)):
                    wrong.append(f"{file.relative_to(ROOT)}: {function.name}")
    assert seen
    assert wrong == []
