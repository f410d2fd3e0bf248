"""Instrument files are read from TOML and JSON; a planted error is refused with its place and a remedy."""

from __future__ import annotations

import json
import os
from importlib.resources import files
from pathlib import Path

import pytest

from elc.core.refusals import BadInput
from elc.instruments.definition import Definition
from elc.instruments.loading import MAX_BYTES, load_definition

GOOD = """
key = "tea"
version = 1
instrument_class = "open feedback"
languages = ["en", "et"]
title = { en = "Tea", et = "Tee" }
purpose = { en = "Better tea.", et = "Parem tee." }

[review]
author = "A tea drinker"
limitations = { en = "None known.", et = "Pole teada." }

[scales.taste]
low = 1
high = 3
labels = { en = ["bad", "fair", "good"], et = ["halb", "talutav", "hea"] }

[[dimensions]]
key = "cup"
title = { en = "The cup", et = "Tass" }

[[items]]
key = "warm"
scale = "taste"
dimension = "cup"
text = { en = "Warmth", et = "Soojus" }

[[items]]
key = "strong"
scale = "taste"
text = { en = "Strength", et = "Kangus" }
"""


def written(folder: Path, text: str, name: str = "tea.v1.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def refusal_of(path: Path) -> BadInput:
    with pytest.raises(BadInput) as caught:
        load_definition(path)
    refusal = caught.value
    assert refusal.sentence.startswith(f"{path}: ")
    assert refusal.sentence.endswith(".")
    assert refusal.remedy.endswith(".")
    assert refusal.place is not None
    assert refusal.place.file == str(path)
    return refusal


def test_toml_and_json_give_the_same_definition(tmp_path: Path) -> None:
    from_toml = load_definition(written(tmp_path, GOOD))
    from_json = load_definition(written(tmp_path, from_toml.model_dump_json(), "tea.json"))
    assert from_toml.item_keys == ("warm", "strong")
    assert from_json == from_toml


def test_a_byte_order_mark_is_no_obstacle(tmp_path: Path) -> None:
    path = tmp_path / "tea.toml"
    path.write_text(GOOD, encoding="utf-8-sig")
    assert load_definition(path).key == "tea"


def test_every_file_of_the_catalogue_can_be_given_by_path() -> None:
    folder = Path(str(files("elc.catalogue"))) / "instruments"
    loaded = [load_definition(path) for path in sorted(folder.glob("*.toml"))]
    assert all(isinstance(definition, Definition) for definition in loaded)
    assert len(loaded) >= 2


# what is replaced, by what, what the sentence says after the file, what the remedy says
PLANTED = {
    "dangling scale": (
        'scale = "taste"\ntext = { en = "Strength"',
        'scale = "rate"\ntext = { en = "Strength"',
        "item strong names the scale rate, which is not defined.",
        "Define every name",
    ),
    "dangling dimension": (
        'dimension = "cup"',
        'dimension = "pot"',
        "item warm names the dimension pot, which is not defined.",
        "Define every name",
    ),
    "key twice": (
        'key = "strong"',
        'key = "warm"',
        "the item or open question key warm is used twice.",
        "use every key once",
    ),
    "missing translation": (
        ', et = "Kangus" }',
        " }",
        "item strong has no text in et.",
        "in all languages",
    ),
    "missing label": (
        '["halb", "talutav", "hea"]',
        '["halb", "hea"]',
        "scales, taste: 2 labels in et for 3 values.",
        "one label for each value",
    ),
    "scale upside down": (
        "high = 3",
        "high = 1",
        "scales, taste: high must be greater than low.",
        "a higher high end",
    ),
    "missing scale": (
        'scale = "taste"\ntext = { en = "Strength"',
        'text = { en = "Strength"',
        "items 2, scale: is missing.",
        "Add it.",
    ),
    "misspelt name": (
        'author = "A tea drinker"',
        'author = "A tea drinker"\nchekcer = "B"',
        "review, chekcer: is not a known name here.",
        "Correct its spelling or remove it.",
    ),
    "text for a number": (
        "low = 1",
        'low = "one"',
        "scales, taste, low: must be a whole number.",
        "such as 5",
    ),
    "version nought": ("version = 1", "version = 0", "version: must be 1 or more.", "Correct the number."),
    "empty text": ('en = "Warmth"', 'en = " "', "items 1, text, en: is empty.", "Write the text."),
    "text too long": (
        '"Warmth"',
        f'"{"w" * 2001}"',
        "items 1, text, en: is longer than 2000 characters.",
        "Shorten it.",
    ),
    "unknown class": (
        '"open feedback"',
        '"secret"',
        "instrument_class: must be 'confidential', 'open feedback' or 'official'.",
        "Use one of these words.",
    ),
    "no language code": (
        'purpose = { en = "Better tea."',
        'purpose = { English = "Better tea."',
        "purpose, English: is not a language code.",
        "such as en, et or pt-PT",
    ),
    "key on two lines": (
        'key = "cup"',
        'key = "c\\nup"',
        "dimensions 1, key: is not a usable key.",
        "on one line",
    ),
    "list expected": ('["en", "et"]', '"en"', "languages: must be a list.", "square brackets"),
    "table expected": (
        'title = { en = "The cup", et = "Tass" }',
        'title = "The cup"',
        "dimensions 1, title: must be a table of named values.",
        "a name and a value",
    ),
    "two errors": (
        "[scales.taste]",
        '[review.x]\n[scales.taste]\ndont_know = "maybe"',
        "review, x: is not a known name here.",
        "The file has 1 more such place.",
    ),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_error_is_told_with_place_and_remedy(name: str, tmp_path: Path) -> None:
    old, new, sentence, remedy = PLANTED[name]
    assert GOOD.count(old) >= 1
    path = written(tmp_path, GOOD.replace(old, new, 1))
    refusal = refusal_of(path)
    assert refusal.sentence == f"{path}: {sentence}"
    assert remedy in refusal.remedy


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('reviewed_on = "spring"', "review, reviewed_on: must be a date."),
        ("checker = 7", "review, checker: must be text."),
        ("draft_languages = [1]", "review, draft_languages 1: must be text."),
    ],
)
def test_a_wrong_entry_of_the_review_is_told(line: str, sentence: str, tmp_path: Path) -> None:
    path = written(tmp_path, GOOD.replace("[review]", f"[review]\n{line}"))
    assert refusal_of(path).sentence == f"{path}: {sentence}"


def test_a_file_without_items_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD.split("[[items]]", maxsplit=1)[0].replace("[review]", "items = []\n[review]"))
    assert "items: needs at least 1 entry." in refusal_of(path).sentence


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.toml", b"key = ", "not valid TOML"),
        ("a.toml", b"key = 1\nkey = 2\n", "line 2"),
        ("a.toml", b"x = " + b"[" * 5000, "nested too deeply"),
        ("a.toml", b"x = " + b"9" * 5000, "not valid TOML"),
        ("a.toml", GOOD.encode("utf-16"), "not UTF-8"),
        ("a.toml", b"\xff\xfe\xfa", "not UTF-8"),
        ("a.toml", b"", "this is not an instrument file."),
        ("a.toml", b"[tool.other]\nx = 1\n", "this is not an instrument file."),
        ("a.json", b"{}", "this is not an instrument file."),
        ("a.toml", b"key = 'a'\n", "version: is missing"),
        ("a.toml", b"#" * (MAX_BYTES + 1), "larger than 1 MB"),
        ("a.json", b"", "not valid JSON"),
        ("a.json", b"{,}", "line 1 column 2"),
        ("a.json", b"[]", "must be a table"),
        ("a.json", b"[" * 200_000, "nested too deeply"),
        ("a.json", b'{"key": "a", "key": "b"}', "the key key stands twice"),
        ("a.json", b'{"key": "\\ud800"}', "key: "),
        ("a.csv", b"a;b\n1;2\n", "an instrument is a .toml or .json file"),
    ],
)
def test_what_is_no_instrument_file_is_refused(name: str, content: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert says in refusal_of(path).sentence


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "folder.toml"
    folder.mkdir()
    assert "this is not a file" in refusal_of(folder).sentence
    assert "there is no such file" in refusal_of(tmp_path / "nothing.toml").sentence


@pytest.mark.parametrize(("name", "told"), [("\\u001b[31m\\nred", "?[31m?red"), ("w" * 5000, "w" * 60 + "…")])
@pytest.mark.parametrize("times", [1, 2])
def test_a_hostile_name_cannot_break_the_message(name: str, told: str, times: int, tmp_path: Path) -> None:
    known = load_definition(written(tmp_path, GOOD)).model_dump_json()
    path = written(tmp_path, known[:-1] + f', "{name}": 1' * times + "}", "tea.json")
    sentence = refusal_of(path).sentence
    assert told in sentence
    assert sentence.isprintable()
    assert len(sentence) < len(str(path)) + 150


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe.toml"
    os.mkfifo(path)
    assert "this is not a file" in refusal_of(path).sentence


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the administrator may read every file")
def test_an_unreadable_file_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD)
    path.chmod(0)
    refusal = refusal_of(path)
    assert "cannot be read" in refusal.sentence
    assert "permissions" in refusal.remedy


def test_a_whole_number_may_not_be_a_fraction_in_json(tmp_path: Path) -> None:
    content = json.loads(load_definition(written(tmp_path, GOOD)).model_dump_json())
    content["minutes"] = 2.5
    path = written(tmp_path, json.dumps(content), "tea.json")
    assert "minutes: must be a whole number." in refusal_of(path).sentence
