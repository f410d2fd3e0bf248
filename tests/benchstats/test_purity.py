"""The library stays pure: what it imports is on a short list, and it opens, asks and rolls nothing."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import benchstats

FOLDER = Path(benchstats.__file__).parent
FILES = sorted(FOLDER.rglob("*.py"))

# Not on the list on purpose: os, sys, pathlib, io, time, datetime, random, socket, django, elc, scipy.stats.
ALLOWED = {
    "__future__",
    "benchstats",
    "collections",
    "dataclasses",
    "enum",
    "fractions",
    "functools",
    "itertools",
    "math",
    "numpy",
    "operator",
    "re",
    "scipy.linalg",
    "scipy.optimize",
    "scipy.special",
    "types",
    "typing",
}
GENERATOR = "numpy.random.Generator"  # the only way to chance: one that the caller passes in
BANNED_NAMES = {"open", "eval", "exec", "compile", "input", "print", "globals", "__import__"}


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module in ("scipy", "numpy.random"):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


def is_allowed(module: str) -> bool:
    if module.startswith("numpy.random"):
        return module == GENERATOR
    return module in ALLOWED or module.partition(".")[0] in ALLOWED


def impurities(source: str) -> list[str]:
    tree = ast.parse(source)
    found = [f"import {module}" for module in imported(tree) if not is_allowed(module)]
    # `np.random` may stand only as the beginning of `np.random.Generator`.
    named = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == "Generator"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in BANNED_NAMES:
            found.append(node.id)
        if not isinstance(node, ast.Attribute):
            continue
        # The only random numbers are those of a Generator that the caller passes in.
        is_global_chance = (
            node.attr == "random" and ast.unparse(node.value) in {"np", "numpy"} and id(node) not in named
        )
        if is_global_chance or node.attr in {"open", "fromfile", "loadtxt", "memmap"}:
            found.append(ast.unparse(node))
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_file_is_pure(path: Path) -> None:
    assert impurities(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "impure",
    [
        "import os",
        "from os import path",
        "import scipy.stats",
        "from scipy import stats",
        "import random",
        "from datetime import date",
        "import numpy as np\nnp.random.rand()",
        "import numpy as np\nnp.random.default_rng(1)",
        "from numpy.random import default_rng",
        "from numpy.random import Generator, PCG64",
        "import numpy as np\nchance = np.random\nchance.rand()",
        "open('a')",
        "from elc.core import refusals",
        "import django",
        "import socket",
        "from . import scales",
    ],
)
def test_the_check_finds_what_is_impure(impure: str) -> None:
    assert impurities(impure)


def test_importing_it_loads_nothing_slow() -> None:
    slow = "{'numpy', 'scipy', 'django'}"
    code = f"import sys, benchstats, benchstats.reconstruct; print({slow} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
