import inspect
from types import ModuleType

import pytest

import benchstats
import benchstats.reconstruct

SURFACES = [benchstats, benchstats.reconstruct]


@pytest.mark.parametrize("module", SURFACES, ids=lambda module: module.__name__)
def test_public_names_are_the_listed_ones(module: ModuleType) -> None:
    public = {name for name, thing in vars(module).items() if not name.startswith("_") and not inspect.ismodule(thing)}
    assert public == set(module.__all__)
    assert list(module.__all__) == sorted(module.__all__)


@pytest.mark.parametrize("module", SURFACES, ids=lambda module: module.__name__)
def test_public_functions_name_their_source(module: ModuleType) -> None:
    functions = [getattr(module, name) for name in module.__all__ if inspect.isfunction(getattr(module, name))]
    assert functions
    assert [one.__name__ for one in functions if "Source" not in (one.__doc__ or "")] == []


@pytest.mark.parametrize("module", SURFACES, ids=lambda module: module.__name__)
def test_results_are_frozen(module: ModuleType) -> None:
    classes = [getattr(module, name) for name in module.__all__ if inspect.isclass(getattr(module, name))]
    assert classes
    assert [one.__name__ for one in classes if not one.__dataclass_params__.frozen] == []
    assert [one.__name__ for one in classes if "__slots__" not in vars(one)] == []
