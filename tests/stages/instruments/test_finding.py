"""An instrument is named by its file, or by its key in the catalogue."""

from __future__ import annotations

from pathlib import Path

import pytest

from elc.core.refusals import BadInput
from elc.instruments import loading
from elc.instruments.definition import Definition
from elc.instruments.loading import catalogue_definitions, find_definition


def of_catalogue(key: str) -> Definition:
    return next(definition for definition in catalogue_definitions() if definition.key == key)


def written(path: Path, definition: Definition) -> Path:
    path.write_text(definition.model_dump_json(), "utf-8")
    return path


@pytest.mark.parametrize("name", ["quality-culture", Path("quality-culture"), "quality-culture.v1"])
def test_the_catalogue_by_key_and_version(name: str | Path) -> None:
    assert find_definition(name) is of_catalogue("quality-culture")


def test_the_highest_version_is_the_one_without_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    first = of_catalogue("quality-culture")
    versions = tuple(first.model_copy(update={"version": number}) for number in (1, 2, 10))
    monkeypatch.setattr(loading, "catalogue_definitions", lambda: versions)
    assert find_definition("quality-culture").version == 10
    assert find_definition("quality-culture.v2").version == 2


def test_a_file_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = of_catalogue("quality-culture").model_copy(update={"version": 7})
    assert find_definition(written(tmp_path / "other.json", other)).version == 7
    monkeypatch.chdir(tmp_path)
    written(tmp_path / "quality-culture", other)
    with pytest.raises(BadInput, match=r"\.toml or \.json"):
        find_definition("quality-culture")


def test_a_folder_of_the_same_name_does_not_win(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "quality-culture").mkdir()
    assert find_definition("quality-culture") is of_catalogue("quality-culture")


@pytest.mark.parametrize("name", ["qualty-culture", "quality-culture.v99", "none/none.toml"])
def test_neither_file_nor_key(name: str) -> None:
    with pytest.raises(BadInput) as caught:
        find_definition(name)
    assert caught.value.sentence.endswith(": there is no such file or instrument.")
    assert caught.value.remedy.endswith("of the catalogue: event-evaluation, quality-culture.")


def test_a_name_that_no_file_can_have() -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        find_definition("x" * 5000 + ".toml")
