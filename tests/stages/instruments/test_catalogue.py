"""The catalogue's files: complete, stable, in all their languages, and true to what was published."""

from __future__ import annotations

import json
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from elc.core.refusals import NotThere
from elc.evaluation.pilots import PublishedPilots, load_pilots
from elc.instruments.definition import Definition, InstrumentClass
from elc.instruments.loading import catalogue_definitions

SEED = Path(__file__).resolve().parents[4] / "shared" / "seed" / "pilot_evaluations.json"
BY_KEY = {definition.key: definition for definition in catalogue_definitions()}
EVALUATION = BY_KEY["event-evaluation"]
CULTURE = BY_KEY["quality-culture"]

every_definition = pytest.mark.parametrize("definition", catalogue_definitions(), ids=lambda d: f"{d.key}.v{d.version}")


@pytest.fixture
def seed() -> dict[str, Any]:
    if not SEED.is_file():
        pytest.skip("the article's table (shared/seed) is not beside this checkout")
    content: dict[str, Any] = json.loads(SEED.read_text(encoding="utf-8"), parse_float=Decimal, parse_int=Decimal)
    return content


def test_the_catalogue_is_sorted_by_key_and_version() -> None:
    names = [(definition.key, definition.version) for definition in catalogue_definitions()]
    assert names == sorted(set(names))


def test_every_file_is_named_by_its_key_and_version() -> None:
    entries = (files("elc.catalogue") / "instruments").iterdir()
    expected = {f"{definition.key}.v{definition.version}.toml" for definition in catalogue_definitions()}
    assert {entry.name for entry in entries} == expected


def test_the_committed_schema_is_current() -> None:
    committed = (files("elc.catalogue") / "schema" / "instrument.schema.json").read_text(encoding="utf-8")
    current = json.dumps(Definition.model_json_schema(), indent=2, ensure_ascii=False) + "\n"
    assert committed == current, "write the schema again: the last line of src/elc/catalogue/README.md"


@every_definition
def test_every_text_is_there_in_exactly_the_languages(definition: Definition) -> None:
    texts = [definition.title, definition.purpose, definition.review.limitations]
    texts += [part.title for part in definition.dimensions]
    texts += [item.text for item in definition.items]
    texts += [question.text for question in definition.open_questions]
    texts += [item.lead_in for item in definition.items if item.lead_in]
    assert {"en", "et"} <= set(definition.languages)
    assert all(set(text) == set(definition.languages) for text in texts)
    # A text that is the same in two languages was forgotten.
    assert all(len(set(text.values())) == len(text) for text in texts)


@every_definition
def test_every_label_is_there_once_in_each_language(definition: Definition) -> None:
    for scale in definition.scales.values():
        assert set(scale.labels) == set(definition.languages)
        for labels in scale.labels.values():
            assert all(label and label == label.strip() for label in labels)
            assert len(set(labels)) == len(scale.values)


@every_definition
def test_every_item_is_short_and_said_once(definition: Definition) -> None:
    texts = [item.text["en"] for item in definition.items]
    assert max(len(text) for text in texts) <= 120
    assert len(set(texts)) == len(texts)


@every_definition
def test_every_dimension_has_items_and_every_scale_is_used(definition: Definition) -> None:
    assert {item.dimension for item in definition.items} == {dimension.key for dimension in definition.dimensions}
    assert {item.scale for item in definition.items} == set(definition.scales)


@every_definition
def test_nobody_but_the_author_has_checked_it_and_it_says_so(definition: Definition) -> None:
    assert definition.review.is_draft
    assert definition.review.draft_languages == ("et",)
    assert "not validated" in definition.review.limitations["en"].lower()
    assert "native speaker" in definition.review.limitations["en"]


def test_the_evaluation_form_has_thirteen_criteria_in_two_parts() -> None:
    assert EVALUATION.version == 1
    assert EVALUATION.instrument_class is InstrumentClass.OPEN_FEEDBACK
    assert EVALUATION.item_keys == tuple(f"c{number:02d}" for number in range(1, 14))
    assert [item.dimension for item in EVALUATION.items] == ["event"] * 7 + ["sessions"] * 6
    lead_ins = [item.lead_in["en"] if item.lead_in else None for item in EVALUATION.items]
    assert lead_ins == [None] * 7 + [f"Session {number}" for number in range(1, 7)]
    assert [question.key for question in EVALUATION.open_questions] == ["useful", "change"]
    assert (EVALUATION.scales["quality"].low, EVALUATION.scales["quality"].high) == (1, 5)


def plain(text: str) -> str:
    """The words alone: capitals and hyphens are typography, not wording."""
    return text.lower().replace("-", " ")


def test_the_criteria_are_worded_as_in_the_article(seed: dict[str, Any]) -> None:
    ours = [
        plain(f"{item.lead_in['en']}: {item.text['en']}" if item.lead_in else item.text["en"])
        for item in EVALUATION.items
    ]
    assert ours == [plain(row["criterion"]) for row in seed["criteria"]]
    assert list(EVALUATION.scales["quality"].labels["en"]) == list(seed["scale"].values())


def test_the_quality_culture_instrument_has_six_dimensions_of_four_items() -> None:
    assert CULTURE.version == 1
    assert CULTURE.instrument_class is InstrumentClass.CONFIDENTIAL
    assert [dimension.key for dimension in CULTURE.dimensions] == [
        "lead",
        "team",
        "learn",
        "results",
        "voice",
        "grow",
    ]
    keys = [f"{dimension.key}{number}" for dimension in CULTURE.dimensions for number in (1, 2, 3, 4)]
    assert list(CULTURE.item_keys) == keys
    assert [f"{item.dimension}{item.key[-1]}" for item in CULTURE.items] == keys


def test_agreement_has_five_steps_and_a_way_out() -> None:
    scale = CULTURE.scales["agreement"]
    assert list(scale.values) == [1, 2, 3, 4, 5]
    assert scale.dont_know
    assert not scale.not_applicable
    assert len(CULTURE.open_questions) == 1
    assert "do not write names" in CULTURE.open_questions[0].text["en"]


def test_the_published_table_is_the_articles_to_the_cent(seed: dict[str, Any]) -> None:
    pilots = load_pilots()
    ours = [
        text
        for row in pilots.rows
        for event in pilots.events
        for text in (row.figures[event.slug].mean, row.figures[event.slug].variation)
    ]
    printed = [
        f"{row[event['name']][number]:.2f}"
        for row in seed["criteria"]
        for event in seed["events"]
        for number in ("score", "variation")
    ]
    assert len(ours) == 52
    assert ours == printed


def test_the_pilots_are_those_of_the_article(seed: dict[str, Any]) -> None:
    ours = [
        {
            "name": event.name,
            "country": event.country,
            "held": event.held,
            "organisations": event.organisations,
        }
        for event in load_pilots().events
    ]
    assert ours == seed["events"]


def test_the_published_rows_are_the_items_of_the_evaluation_form() -> None:
    pilots = load_pilots()
    assert (pilots.instrument, pilots.version) == (EVALUATION.key, EVALUATION.version)
    assert tuple(row.key for row in pilots.rows) == EVALUATION.item_keys
    assert (pilots.scale.low, pilots.scale.high) == (
        EVALUATION.scales["quality"].low,
        EVALUATION.scales["quality"].high,
    )


def test_the_remarks_are_retold_in_both_languages_and_name_no_event() -> None:
    pilots = load_pilots()
    assert len(pilots.remarks) == 4
    for remark in pilots.remarks:
        assert set(remark.text) == {"en", "et"}
        assert not any(event.name in text for text in remark.text.values() for event in pilots.events)


def test_no_remark_repeats_the_words_of_the_article(seed: dict[str, Any]) -> None:
    words = (SEED.parent / "elc_article_2016.txt").read_text(encoding="utf-8").lower().split()
    runs = {tuple(words[start : start + 4]) for start in range(len(words) - 3)}
    for remark in load_pilots().remarks:
        ours = remark.text["en"].lower().split()
        assert not runs & {tuple(ours[start : start + 4]) for start in range(len(ours) - 3)}


@pytest.mark.parametrize("name", ["pilots-1999", "../instruments/event-evaluation.v1", ""])
def test_an_unknown_table_is_not_there(name: str) -> None:
    with pytest.raises(NotThere, match="no published table"):
        load_pilots(name)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"4.64"', "4.64"),
        ('"4.64"', '"4,64"'),
        ('"4.64"', '"4.6"'),
        ('"4.64"', '"5.64"'),
        ('"slug":"vilnius"', '"slug":"riga"'),
        ('"slug":"vilnius"', '"slug":"tallinn"'),
        ('"key":"c02"', '"key":"c01"'),
        ('"retold":true', '"retold":false'),
        ('"organisations":5', '"organisations":"5"'),
        ('"held":"2015-10"', '"held":"2015-13"'),
    ],
)
def test_a_planted_error_in_the_table_is_found(old: str, new: str) -> None:
    content = load_pilots().model_dump_json()
    assert old in content
    with pytest.raises(ValidationError):
        PublishedPilots.model_validate_json(content.replace(old, new, 1))
