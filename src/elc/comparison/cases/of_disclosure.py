"""Answers cases on reconstruction from what is shown of an item, by `benchstats.disclosure`.

A query tells some figures of n answers: a mean, an SD, the percentages of all classes, or the percentage of answers in
certain boxes (`pct_positive`, `percent_negative_1_2`), each as printed. A field that no fact is made of is refused: an
answer that passes over a figure would be that of another question.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from benchstats import Scale
from benchstats.disclosure import CompatibleAnswers, Fact, Printed, Statistic, compatible_answers
from benchstats.ordinal import boxes_of
from elc.comparison.cases.case import Answerer, Case, Json, OneOfSeveral, each

AREA = "disclosure"
SPREADS = {
    "sample": Statistic.SD_SAMPLE,
    "sd_sample": Statistic.SD_SAMPLE,
    "population": Statistic.SD_POPULATION,
    "sd_population": Statistic.SD_POPULATION,
}
BOX = re.compile(
    r"(?:pct|percent)_(?P<name>pos(?:itive)?|neu(?:tral)?|neg(?:ative)?|top)(?:_box)?(?P<values>(?:_\d+)*)"
)
SETTINGS = {
    "n",
    "kind",
    "dm",
    "ds",
    "dp",
    "rounding_base",
    "items",
    "levels",
    "step",
    "known",
    "scale",
    "note",
    "notes",
}
"""Fields of a query that say how its figures are meant."""


def _printed(text: Json, decimals: Json) -> Printed:
    """A printed number; its decimals are told beside it, because JSON keeps no last zero."""
    number = Printed.parse(str(text))
    return number if decimals is None else Printed(number.value, Fraction(1, 10 ** int(decimals)))


def _percent(value: Json, query: Mapping[str, Json]) -> Printed:
    """A percentage rounded to the query's base, else to its decimals (`dp`), else to whole per cents."""
    if query.get("rounding_base") is None and query.get("dp") is not None:
        return _printed(value, query["dp"])
    return Printed(Fraction(str(value)), Fraction(str(query.get("rounding_base") or 1)))


def _scale(case: Case, query: Mapping[str, Json]) -> Scale:
    """The query's scale or the case's; where percentages of all classes are told, there are as many values as those."""
    if query.get("percent") is not None and "scale" not in query:
        return Scale(1, len(query["percent"]))
    return Scale(*query.get("scale", case.input.get("scale", (1, 5))))


def _facts(query: Mapping[str, Json], scale: Scale) -> list[Fact]:
    facts = []
    for name, value in query.items():
        if value is None or name in SETTINGS:
            continue
        if name == "mean":
            facts.append(Fact(Statistic.MEAN, _printed(value, query.get("dm"))))
        elif name in ("sd", "sd_sample", "sd_population"):
            kind = query["kind"] if name == "sd" else name
            facts.append(Fact(SPREADS[kind], _printed(value, query.get("ds"))))
        elif name == "percent":
            shares = zip(scale.values, value, strict=True)
            facts += [Fact(Statistic.SHARE, _percent(one, query), (at,)) for at, one in shares if one is not None]
        elif match := BOX.fullmatch(name):
            facts.append(Fact(Statistic.SHARE, _percent(value, query), _box(match, scale)))
        else:
            raise ValueError(f"the query's field {name} is not known")
    return facts


def _box(match: re.Match[str], scale: Scale) -> tuple[int, ...]:
    """The values that a box holds: those its name spells out, else the house's."""
    if match["values"]:
        return tuple(int(value) for value in match["values"].split("_") if value)
    boxes = boxes_of(scale)
    neutral = tuple(value for value in scale.values if value not in (*boxes.positive, *boxes.negative))
    return {"pos": boxes.positive, "neg": boxes.negative, "top": boxes.top, "neu": neutral}[match["name"][:3]]


def _told(found: CompatibleAnswers) -> dict[str, Json]:
    """A search as a case writes it; of several sets that fit, any one is an example."""
    example = None if found.example is None else OneOfSeveral(list(found.example), lambda one: _fits(one, found))
    return {
        "n": found.n,
        "solutions": found.solutions,
        "unique": found.is_determined,
        "min_counts": list(found.min_counts),
        "max_counts": list(found.max_counts),
        "min_low": found.min_low,
        "max_low": found.max_low,
        "example": example,
    }


def _fits(counts: Json, found: CompatibleAnswers) -> bool:
    """Whether these counts are one of the sets that fit, asked of the search itself."""
    if sum(counts) != found.n:
        return False
    exactly = compatible_answers(found.facts, n=found.n, scale=found.scale, parts=found.parts, known=tuple(counts))
    return exactly.solutions == 1


def _parts(query: Mapping[str, Json], scale: Scale) -> int:
    """How many items a score is the mean of: told as such, or by its number of levels, or by the step between them."""
    if query.get("levels") is not None:
        return int(Fraction(query["levels"] - 1, scale.high - scale.low))
    if query.get("step") is not None:
        return int(1 / Fraction(str(query["step"])))
    return int(query.get("items") or 1)


def _results(case: Case) -> Mapping[str, Json]:
    common = {key: value for key, value in case.input.items() if key in SETTINGS}

    def result(told: Mapping[str, Json]) -> Mapping[str, Json]:
        query = {**common, **told}
        scale = _scale(case, told)
        found = compatible_answers(
            _facts(query, scale),
            n=query["n"],
            scale=scale,
            parts=_parts(query, scale),
            known=tuple(query.get("known") or ()),
        )
        return _told(found)

    return {"results": each(result, case.input["queries"])}


def _about_answers(case: Case) -> bool:
    queries = case.input.get("queries")
    return isinstance(queries, list) and bool(queries) and all("n" in query for query in queries)


ANSWERERS: tuple[Answerer, ...] = (Answerer(AREA, _about_answers, _results),)
