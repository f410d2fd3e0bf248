"""The house of docs/structure.md, kept by a machine."""

from __future__ import annotations

import ast
import re
import tomllib
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models
from tests.architecture.code import ROOT, SRC, STAGES, functions, python_files, stage_of, tree

from elc.core.action import MARK
from elc.core.privacy import class_of

OWN_MODELS = [model for model in apps.get_models() if model.__module__.startswith("elc.")]
ORDER = {stage: position for position, stage in enumerate(STAGES)}


def names(models_: list[type[models.Model]]) -> list[str]:
    return [model._meta.label for model in models_]


def test_one_order_everywhere() -> None:
    """The contract of the imports, the settings and the structure page name the stages in one order."""
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"][0]
    in_contract = [layer for layer in reversed(contract["layers"]) if layer != "__main__"]
    assert in_contract == list(STAGES)
    assert [app.removeprefix("elc.") for app in settings.STAGES] == list(STAGES)
    page = (ROOT / "docs" / "structure.md").read_text("utf-8")
    assert re.findall(r"^\| `(\w+)/` \|", page, re.MULTILINE) == list(STAGES)


def test_no_stage_is_an_empty_folder() -> None:
    for stage in STAGES:
        files = [file for file in (SRC / "elc" / stage).rglob("*.py") if file.name not in ("__init__.py", "apps.py")]
        assert files, stage


@pytest.mark.parametrize("model", OWN_MODELS, ids=names(OWN_MODELS))
def test_every_field_has_a_class(model: type[models.Model]) -> None:
    fields = [*model._meta.local_fields, *model._meta.local_many_to_many, *model._meta.fields]
    assert [field.name for field in fields if class_of(field) is None] == []


@pytest.mark.parametrize("model", OWN_MODELS, ids=names(OWN_MODELS))
def test_foreign_keys_point_upstream(model: type[models.Model]) -> None:
    own = ORDER[model._meta.app_label]
    for field in model._meta.get_fields():
        if not field.is_relation or field.auto_created or field.related_model is None:
            continue
        target = field.related_model._meta.app_label
        assert target in ORDER, field
        assert ORDER[target] <= own, field
        if ORDER[target] < own:
            relation: Any = field
            assert relation.remote_field.related_name == "+", field


@pytest.mark.parametrize("model", OWN_MODELS, ids=names(OWN_MODELS))
def test_constraints_have_names_that_say_what_holds(model: type[models.Model]) -> None:
    for constraint in model._meta.constraints:
        assert len(constraint.name.split("_")) >= 3, constraint.name


@pytest.mark.parametrize("stage", STAGES)
def test_actions_are_sentences(stage: str) -> None:
    """Each public function of an actions room is an action: keyword-only, in a transaction, on the trail or exempt."""
    room = SRC / "elc" / stage / "actions"
    if not (room.is_dir() or room.with_suffix(".py").exists()):
        return
    module = import_module(f"elc.{stage}.actions")
    names = module.__all__ if room.is_dir() else [name for name in vars(module) if not name.startswith("_")]
    public = [
        value
        for value in (getattr(module, name) for name in names)
        if callable(value) and getattr(value, "__module__", "").startswith(module.__name__)
    ]
    assert public
    for function in public:
        assert getattr(function, MARK, None) in ("audited", "exempt"), function.__name__
        assert "_" in function.__name__, function.__name__


BANNED_CALLS = {"get_model", "raw", "extra", "RawSQL", "GenericForeignKey"}
MAY_WRITE_SQL = {"core", "collection", "snapshots"}


def banned_in(stage: str) -> list[str]:
    found = []
    for file in python_files(f"src/elc/{stage}"):
        for node in ast.walk(tree(file)):
            name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
            is_call = isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in BANNED_CALLS
            is_way_back = isinstance(node, ast.Attribute) and name.endswith("_set")
            if is_call or is_way_back or (name == "cursor" and ast.unparse(node) == "connection.cursor"):
                found.append(f"{file.relative_to(ROOT)}: {ast.unparse(node)}")
    return found


@pytest.mark.parametrize("stage", [stage for stage in STAGES if stage not in MAY_WRITE_SQL])
def test_no_way_around_the_queries(stage: str) -> None:
    assert banned_in(stage) == []


def users_of(name: str) -> set[str | None]:
    """Stages whose code imports a name."""
    users: set[str | None] = set()
    for file in python_files("src/elc"):
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.ImportFrom) and any(alias.name == name for alias in node.names):
                users.add(stage_of(file))
    return users


def test_only_collection_touches_answers_and_only_snapshots_reads_them() -> None:
    assert users_of("Submission") <= {"collection"}
    assert users_of("answer_table") <= {"collection", "snapshots"}


def computing_in(code: ast.AST) -> list[str]:
    """Imports of benchstats by which a stage could compute: all but `Scale` and what reconstructs published tables."""
    found = []
    for node in ast.walk(code):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names if alias.name.split(".")[0] == "benchstats"]
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "benchstats":
            module = node.module or ""
            if module.split(".")[1:2] != ["reconstruct"]:
                found += [alias.name for alias in node.names if (module, alias.name) != ("benchstats", "Scale")]
    return found


def test_evaluation_reconstructs_and_computes_nothing() -> None:
    """An import contract cannot say this: it knows packages, and the names of benchstats come from one."""
    files = python_files("src/elc/evaluation")
    assert any("benchstats.reconstruct" in file.read_text("utf-8") for file in files)
    assert {file.name: found for file in files if (found := computing_in(tree(file)))} == {}


@pytest.mark.parametrize(
    "planted",
    [
        "from benchstats import Scale, describe",
        "from benchstats import *",
        "from benchstats.descriptives import describe",
        "from benchstats.scales import Scale",
        "import benchstats",
        "import benchstats.permutation as reconstruct",
        "def late():\n    from benchstats import permutation_test as test",
    ],
)
def test_a_planted_computation_in_evaluation_is_found(planted: str) -> None:
    assert computing_in(ast.parse(planted)) != []


def test_late_imports_state_their_reason() -> None:
    """An import inside a function says why it is there, on its line or the one above, once for each block."""
    silent = []
    for file in python_files("src"):
        lines = file.read_text("utf-8").splitlines()
        for function in functions(file):
            imports = [node for node in function.body if isinstance(node, ast.Import | ast.ImportFrom)]
            if imports and not any("#" in lines[node.lineno - 1] or "#" in lines[node.lineno - 2] for node in imports):
                silent.append(f"{file.relative_to(ROOT)}:{imports[0].lineno}")
    assert silent == []


def test_templates_link_downstream_only_through_slots() -> None:
    wrong = []
    for template in (SRC / "elc" / "templates").rglob("*.html"):
        stage = template.relative_to(SRC / "elc" / "templates").parts[0]
        if stage not in ORDER:
            continue
        targets = re.findall(r"{%\s*url\s+[\"'](\w+):", template.read_text("utf-8"))
        wrong += [(template.name, t) for t in targets if ORDER[t] > ORDER[stage] and t != "website"]
    assert wrong == []


@pytest.mark.django_db
def test_migrations_are_complete() -> None:
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
