"""Each package of the library has one small public surface, and all of it follows one shape."""

import dataclasses
import inspect
import pkgutil
import typing
from collections.abc import Iterator
from enum import Enum
from importlib import import_module
from types import ModuleType

import pytest

import benchstats
from benchstats import DEFINITIONS, BenchstatsError, Result

INNER = {"benchstats.definitions"}  # read through benchstats.DEFINITIONS

SURFACES = [
    benchstats,
    *(
        import_module(found.name)
        for found in pkgutil.iter_modules(benchstats.__path__, "benchstats.")
        if found.ispkg and found.name not in INNER
    ),
]
each_surface = pytest.mark.parametrize("module", SURFACES, ids=lambda module: module.__name__)


def functions(module: ModuleType) -> Iterator[tuple[str, typing.Any]]:
    for name in module.__all__:
        if inspect.isfunction(thing := getattr(module, name)):
            yield name, thing


def classes(module: ModuleType) -> Iterator[type]:
    for name in module.__all__:
        if inspect.isclass(thing := getattr(module, name)):
            yield thing


@each_surface
def test_public_names_are_the_listed_ones(module: ModuleType) -> None:
    public = {name for name, thing in vars(module).items() if not name.startswith("_") and not inspect.ismodule(thing)}
    assert public - {"annotations"} == set(module.__all__)
    capitals_first = sorted(module.__all__, key=lambda name: (not name.isupper(), not name[0].isupper(), name))
    assert list(module.__all__) == capitals_first  # as the linter sorts it


@each_surface
def test_public_functions_name_their_source(module: ModuleType) -> None:
    assert [name for name, one in functions(module) if "Source" not in (one.__doc__ or "")] == []


@each_surface
def test_public_functions_have_one_shape(module: ModuleType) -> None:
    """`method(values, *, parameters)`: the values come first and by place, every parameter by its name."""
    for name, one in functions(module):
        for parameter in inspect.signature(one).parameters.values():
            if parameter.default is not inspect.Parameter.empty:
                assert parameter.kind is inspect.Parameter.KEYWORD_ONLY, f"{name}({parameter.name})"


@each_surface
def test_public_classes_are_frozen(module: ModuleType) -> None:
    for one in classes(module):
        if issubclass(one, BenchstatsError | Enum) or one is Result:
            continue
        assert dataclasses.is_dataclass(one), one
        assert one.__dataclass_params__.frozen, one  # type: ignore[attr-defined]
        assert "__slots__" in vars(one), one


@each_surface
def test_results_are_told_in_the_definitions(module: ModuleType) -> None:
    for one in classes(module):
        if issubclass(one, Result) and one is not Result:
            assert one.statistic in DEFINITIONS, one
            assert hasattr(one, "n"), one
            assert hasattr(one, "interval"), one
            assert "sentence" in vars(one), one
