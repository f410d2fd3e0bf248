from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from elc.collection.actions import open_round, register_group, submit_answers
from elc.collection.answers import DONT_KNOW, MISSING, NOT_APPLICABLE, AnswerTable
from elc.collection.models import Round
from elc.core.action import INSTALLATION
from elc.instruments.loading import catalogue_definitions
from elc.instruments.models import Instrument
from elc.snapshots.actions import freeze_round
from elc.snapshots.counting import count_answers
from elc.snapshots.digest import canonical_rows, digest_of
from elc.snapshots.freezing import freeze, open_snapshot
from elc.snapshots.models import Snapshot
from elc.snapshots.queries import digest_of_answers

CULTURE = next(found for found in catalogue_definitions() if found.key == "quality-culture")
SALT = b"s" * 32
CODES = [1, 2, 3, 4, 5, MISSING, DONT_KNOW, NOT_APPLICABLE]


def table_of(rows: list[tuple[int, list[int]]], groups: tuple[str, ...] = ("A", "B")) -> AnswerTable:
    """A table with the answers of each row in the first items and nothing in the others."""
    answers = {
        key: np.array([row[1][at] if at < len(row[1]) else MISSING for row in rows], dtype=np.int8)
        for at, key in enumerate(CULTURE.item_keys)
    }
    return AnswerTable(groups, np.array([row[0] for row in rows], dtype=np.int32), answers)


def digest(table: AnswerTable, salt: bytes = SALT) -> str:
    return digest_of(table, canonical_rows(table), instrument=(CULTURE.key, CULTURE.version), salt=salt)


Row = tuple[int, list[int]]
rows_of_answers = st.lists(
    st.tuples(st.integers(0, 1), st.lists(st.sampled_from(CODES), min_size=12, max_size=12)), max_size=30
)


@given(rows_of_answers, st.randoms(use_true_random=False))
def test_the_digest_does_not_depend_on_the_order_of_rows(rows: list[Row], random: Random) -> None:
    shuffled = list(rows)
    random.shuffle(shuffled)
    assert digest(table_of(rows)) == digest(table_of(shuffled))


@given(rows_of_answers.filter(bool))
def test_canonical_rows_are_sorted_byte_strings(rows: list[Row]) -> None:
    found = [bytes(row) for row in canonical_rows(table_of(rows))]
    assert found == sorted(found)
    assert len(found) == len(rows)


def test_the_digest_is_the_one_the_description_gives() -> None:
    """Recomputed here from the text of elc.snapshots.digest alone, byte by byte."""
    import hashlib

    table = table_of([(1, [5, 4]), (0, [1, MISSING])])
    header = {
        "format": 1,
        "instrument": ["quality-culture", 1],
        "items": list(CULTURE.item_keys),
        "groups": ["A", "B"],
    }
    line = json.dumps(header, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
    empty = [MISSING + 128] * (len(CULTURE.item_keys) - 2)
    rows = sorted([bytes([0, 0, 0, 1, 133, 132, *empty]), bytes([0, 0, 0, 0, 129, MISSING + 128, *empty])])
    assert digest(table) == hashlib.sha256(SALT + line.encode() + b"".join(rows)).hexdigest()


def test_one_answer_or_another_salt_changes_the_digest() -> None:
    table = table_of([(0, [5, 4]), (1, [3, 3])])
    assert digest(table) != digest(table_of([(0, [5, 4]), (1, [3, 2])]))
    assert digest(table) != digest(table, salt=b"t" * 32)


def test_what_is_frozen_reads_back(tmp_path: Path) -> None:
    rows = [(0, [5, 4, MISSING]), (1, [3, DONT_KNOW, 1]), (1, [3, 2, 1])]
    frozen = freeze(table_of(rows), definition=CULTURE, salt=SALT, into=tmp_path / "it's [odd] *")
    assert open_snapshot(frozen.folder) == frozen
    assert frozen.digest == digest(table_of(rows))
    counted = {counts.item: counts for counts in count_answers(frozen)}
    first, second, third = (counted[key] for key in CULTURE.item_keys[:3])
    assert first.counts.tolist() == [[0, 0, 0, 0, 1], [0, 0, 2, 0, 0]]
    assert second.no_answer[DONT_KNOW].tolist() == [0, 1]
    assert third.no_answer[MISSING].tolist() == [1, 0]


def test_freezing_twice_gives_the_same_digest_and_leaves_the_first_alone(tmp_path: Path) -> None:
    table = table_of([(0, [5, 4]), (1, [3, 3])])
    first = freeze(table, definition=CULTURE, salt=SALT, into=tmp_path / "one")
    before = {file.name: file.stat().st_mtime_ns for file in first.folder.iterdir()}
    again = freeze(table, definition=CULTURE, salt=SALT, into=tmp_path / "one")
    other = freeze(table, definition=CULTURE, salt=SALT, into=tmp_path / "two")
    assert first.digest == again.digest == other.digest
    assert before == {file.name: file.stat().st_mtime_ns for file in first.folder.iterdir()}
    assert [entry.name for entry in tmp_path.iterdir() if entry.name.startswith(".")] == []


def test_other_content_takes_the_place_of_what_was_left_behind(tmp_path: Path) -> None:
    freeze(table_of([(0, [5])]), definition=CULTURE, salt=SALT, into=tmp_path / "one")
    later = freeze(table_of([(0, [5]), (1, [3])]), definition=CULTURE, salt=SALT, into=tmp_path / "one")
    assert (later.rows, open_snapshot(tmp_path / "one")) == (2, later)
    assert [entry.name for entry in tmp_path.iterdir()] == ["one"]


@pytest.mark.parametrize("left", ["", "{", "[]", "{}"])
def test_a_folder_without_a_manifest_that_can_be_read_is_replaced(tmp_path: Path, left: str) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "manifest.json").write_text(left, "utf-8")
    assert freeze(table_of([(0, [5])]), definition=CULTURE, salt=SALT, into=tmp_path / "one").rows == 1


def test_comments_are_kept_apart_from_answers(tmp_path: Path) -> None:
    table = table_of([(0, [5]), (1, [3])])
    with_words = AnswerTable(
        table.groups, table.group_of, table.answers, ((1, "one_change", "Zeit"), (0, "one_change", "A"))
    )
    frozen = freeze(with_words, definition=CULTURE, salt=SALT, into=tmp_path / "snapshot")
    assert (frozen.folder / "comments.parquet").is_file()
    assert digest(with_words) != digest(table)


@pytest.mark.django_db
def test_the_salt_never_leaves_the_round() -> None:
    for snapshot in Snapshot.objects.select_related("round"):
        salt = bytes(snapshot.round.salt)
        assert len(salt) == 32
        for file in snapshot.folder.iterdir():
            content = file.read_bytes()
            assert salt not in content
            assert salt.hex().encode() not in content


@pytest.mark.django_db
def test_freezing_a_round_again_gives_the_snapshot_that_is_there() -> None:
    snapshot = Snapshot.objects.select_related("round").first()
    assert snapshot is not None
    again = freeze_round(round_=snapshot.round, frozen_on=date(2030, 1, 1), by=INSTALLATION)
    assert (again.id, again.digest, again.frozen_on) == (snapshot.id, snapshot.digest, snapshot.frozen_on)
    assert Round.objects.get(id=snapshot.round_id).closed_on == snapshot.frozen_on


@pytest.mark.django_db
def test_freezing_again_notices_that_answers_were_touched() -> None:
    from elc.collection.models import Submission

    snapshot = Snapshot.objects.select_related("round").first()
    assert snapshot is not None
    touched = Submission.objects.filter(round=snapshot.round).first()
    assert touched is not None
    touched.answers["c01"] = 1
    touched.save()
    with pytest.raises(RuntimeError, match="no longer those"):
        freeze_round(round_=snapshot.round, frozen_on=date(2030, 1, 1), by=INSTALLATION)


@pytest.mark.django_db
def test_the_answers_still_have_the_digest_that_was_frozen() -> None:
    for snapshot in Snapshot.objects.all():
        assert digest_of_answers(snapshot) == snapshot.digest == snapshot.open().digest


@pytest.mark.django_db
def test_files_without_their_row_are_found_again(tmp_path: Path, settings: Settings) -> None:
    """The programme stopped after the files were moved and before the row was written."""
    snapshot = Snapshot.objects.select_related("round").first()
    assert snapshot is not None
    kept = snapshot.folder
    settings.HOME = tmp_path
    shutil.copytree(kept, tmp_path / "snapshots" / kept.name)
    from elc.comparison.models import Run

    Run.objects.all().delete()
    Snapshot.objects.filter(id=snapshot.id).delete()
    again = freeze_round(round_=snapshot.round, frozen_on=snapshot.frozen_on, by=INSTALLATION)
    assert again.digest == snapshot.digest


@pytest.fixture
def asked() -> Round:
    culture = Instrument.objects.get(key="quality-culture")
    groups = [register_group(kind="unit", label=label, by=INSTALLATION) for label in ("Day centre", "Home")]
    opened_on = date(2026, 3, 1)
    return open_round(title={}, instrument=culture, groups=groups, opened_on=opened_on, by=INSTALLATION)


@pytest.mark.django_db
def test_answers_that_came_after_an_interrupted_freezing_are_frozen(
    asked: Round, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The programme stops after the files and before the row: the round is open again, and people go on answering."""
    settings.HOME = tmp_path
    group = asked.groups.get(label="Home")
    submit_answers(to=asked, group=group, answers={"lead1": 1})

    def stop(**_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as interrupted:
        interrupted.setattr(Snapshot.objects, "create", stop)
        with pytest.raises(KeyboardInterrupt):
            freeze_round(round_=asked, frozen_on=date(2026, 4, 1), by=INSTALLATION)
    assert Round.objects.get(id=asked.id).closed_on is None
    assert (tmp_path / "snapshots" / str(asked.id)).is_dir()
    submit_answers(to=asked, group=group, answers={"lead1": 5})
    submit_answers(to=asked, group=group, answers={"lead1": 5})

    snapshot = freeze_round(round_=asked, frozen_on=date(2026, 4, 2), by=INSTALLATION)
    frozen = snapshot.open()
    assert (snapshot.rows, frozen.rows) == (3, 3)
    assert snapshot.digest == frozen.digest == digest_of_answers(snapshot)
    lead1 = next(counts for counts in count_answers(frozen) if counts.item == "lead1")
    assert lead1.counts.tolist() == [[0] * 5, [1, 0, 0, 0, 2]]


@pytest.mark.django_db
def test_a_round_that_nobody_answered_has_a_snapshot_with_its_groups(
    asked: Round, tmp_path: Path, settings: Settings
) -> None:
    settings.HOME = tmp_path
    frozen = freeze_round(round_=asked, frozen_on=date(2026, 4, 1), by=INSTALLATION).open()
    assert (frozen.rows, frozen.groups) == (0, ("Day centre", "Home"))
    for item in count_answers(frozen):
        assert item.counts.tolist() == [[0] * 5] * 2
        assert [n.tolist() for n in item.no_answer.values()] == [[0, 0]] * 3
