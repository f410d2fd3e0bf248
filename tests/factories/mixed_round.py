"""A round that every mistake would show in: groups of very different sizes, three scales, every way not to answer."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Final

from elc.collection.actions import open_round, register_group, submit_answers
from elc.collection.checking import Answer
from elc.collection.models import Round
from elc.core.action import INSTALLATION
from elc.instruments.definition import AnswerScale, Definition
from elc.instruments.models import Instrument

# Not in the order of their names, and one that nobody answers about.
GROUPS: Final = {"Riga": 55, "Ålesund": 12, "Bergen": 4, "Nobody": 0, "Åbo": 23}

MIXED: Final = Definition.model_validate(
    {
        "key": "mixed",
        "version": 1,
        "instrument_class": "confidential",
        "languages": ["en"],
        "title": {"en": "Mixed"},
        "purpose": {"en": "A test"},
        "review": {"author": "A test", "limitations": {"en": "Only a test"}},
        "scales": {
            "five": {"low": 1, "high": 5, "dont_know": True, "not_applicable": True},
            "four": {"low": 1, "high": 4, "dont_know": True},
            "eleven": {"low": 0, "high": 10, "not_applicable": True},
        },
        "items": [
            {"key": f"{scale}-{at}", "text": {"en": f"{scale} {at}"}, "scale": scale}
            for at in range(1, 4)
            for scale in ("five", "four", "eleven")
        ],
    }
)


def answer_mixed_round(instrument: Instrument) -> Round:
    """A round of `instrument`, opened and answered by the real actions; still open. Always the same."""
    groups = [register_group(kind="unit", label=label, by=INSTALLATION) for label in GROUPS]
    asked = open_round(
        title={"en": "Mixed"}, instrument=instrument, groups=groups, opened_on=date(2026, 3, 1), by=INSTALLATION
    )
    random, definition = Random(20_160), instrument.definition
    for group in groups:
        for _ in range(GROUPS[group.label]):
            answers = {
                key: answer
                for at, key in enumerate(definition.item_keys)
                if (answer := _answer(random, definition.scale_of(key), at)) is not None
            }
            submit_answers(to=asked, group=group, answers=answers)
    return asked


def _answer(random: Random, scale: AnswerScale, at: int) -> Answer | None:
    """Nearly everybody answers the first four items; on the first all say the same, on the second nearly so."""
    chance = random.random() * (10 if at < 4 else 1)
    if chance < 0.05:
        return None
    if scale.dont_know and chance < 0.25:
        return "don't know"
    if scale.not_applicable and chance > 0.9 and at > 3:
        return "not applicable"
    if at == 0:
        return scale.high
    if at == 1:
        return scale.high - (random.random() < 0.1)
    return random.choice(scale.values)
