"""The lock files and the list of dependencies: pinned, hashed, explained, and free of download addresses."""

import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")


def pins(lock: str) -> dict[str, list[str]]:
    """The hashes of each pinned package, by name==version."""
    found: dict[str, list[str]] = {}
    for line in (ROOT / lock).read_text("utf-8").splitlines():
        if match := re.match(r"[\w.-]+==[\w.]+(?= )", line):
            hashes = found[match.group()] = []
        elif match := re.match(r"    --hash=(sha256:[0-9a-f]{64})( \\)?$", line):
            hashes.append(match.group(1))
        else:
            assert re.match(r" +#", line), line
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_has_a_version_and_hashes(lock: str) -> None:
    found = pins(lock)
    assert len(found) > 20
    assert [name for name, hashes in found.items() if not hashes] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_records_where_packages_come_from(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert "://" not in text
    assert "index-url" not in text
    assert "find-links" not in text


def test_the_runtime_lock_is_part_of_the_development_lock() -> None:
    runtime, development = map(pins, LOCKS)
    assert runtime.items() <= development.items()


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = {LOCKS[0]: project["project"]["dependencies"], LOCKS[1]: project["dependency-groups"]["dev"]}
    for lock, requirements in wanted.items():
        pinned = {requirement.split("==")[0] for requirement in pins(lock)}
        names = {re.split(r"[\[<>=~]", requirement)[0].lower() for requirement in requirements}
        assert names <= pinned


@pytest.mark.parametrize("start", ["dependencies = [", "dev = ["])
def test_every_dependency_has_its_reason_on_the_line_above(start: str) -> None:
    lines = [line.strip() for line in (ROOT / "pyproject.toml").read_text("utf-8").splitlines()]
    first = lines.index(start)
    listed = lines[first : lines.index("]", first)]
    bare = [line for above, line in pairwise(listed) if line.startswith('"') and not above.startswith("# ")]
    assert len(listed) > 20
    assert bare == []
