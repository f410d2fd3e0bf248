"""Answers cases on reconstruction from what is shown of an item, by `benchstats.disclosure`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from benchstats import Scale
from benchstats.disclosure import CompatibleAnswers, Fact, Printed, Statistic, compatible_answers
from elc.comparison.cases.case import Answerer, Case, Json

AREA = "disclosure"
SPREADS = {
    "sample": Statistic.SD_SAMPLE,
    "sd_sample": Statistic.SD_SAMPLE,
    "population": Statistic.SD_POPULATION,
    "sd_population": Statistic.SD_POPULATION,
}


def _printed(text: Json, decimals: Json) -> Printed:
    """A printed number; its decimals are told beside it, because JSON keeps no last zero."""
    number = Printed.parse(str(text))
    return number if decimals is None else Printed(number.value, Fraction(1, 10 ** int(decimals)))


def _of_numbers(query: Mapping[str, Json], scale: Scale) -> CompatibleAnswers:
    """What fits a mean, an SD or both."""
    facts = []
    if query.get("mean") is not None:
        facts.append(Fact(Statistic.MEAN, _printed(query["mean"], query.get("dm"))))
    if query.get("sd") is not None:
        facts.append(Fact(SPREADS[query["kind"]], _printed(query["sd"], query.get("ds"))))
    return compatible_answers(facts, n=query["n"], scale=scale)


def _of_percents(query: Mapping[str, Json]) -> CompatibleAnswers:
    """What fits the percentages of all classes, lowest first; None is one that is not shown."""
    percents = query["percent"]
    base = Fraction(str(query.get("rounding_base", 1)))
    facts = [
        Fact(Statistic.SHARE, Printed(Fraction(str(percent)), base), (value,))
        for value, percent in enumerate(percents, start=1)
        if percent is not None
    ]
    return compatible_answers(facts, n=query["n"], scale=Scale(1, len(percents)))


def _told(found: CompatibleAnswers, wanted: Mapping[str, Json]) -> dict[str, Json]:
    """A search as a case writes it; of several sets that fit, any one is an example."""
    example, wished = found.example, wanted.get("example")
    if wished is not None and _fits(tuple(wished), found):
        example = tuple(wished)
    return {
        "solutions": found.solutions,
        "min_counts": list(found.min_counts),
        "max_counts": list(found.max_counts),
        "example": None if example is None else list(example),
    }


def _fits(counts: tuple[int, ...], found: CompatibleAnswers) -> bool:
    if sum(counts) != found.n:
        return False
    exactly = compatible_answers(found.facts, n=found.n, scale=found.scale, known=counts)
    return exactly.solutions == 1


def _numbers(case: Case) -> Mapping[str, Json]:
    scale = Scale(*case.input.get("scale", (1, 5)))
    found = [_of_numbers(query, scale) for query in case.input["queries"]]
    return _results(case, found)


def _percents(case: Case) -> Mapping[str, Json]:
    return _results(case, [_of_percents(query) for query in case.input["queries"]])


def _results(case: Case, found: list[CompatibleAnswers]) -> Mapping[str, Json]:
    wanted = case.expected["results"]
    return {"results": [_told(one, expected) for one, expected in zip(found, wanted, strict=True)]}


def _asks(case: Case, *keys: str) -> bool:
    queries = case.input.get("queries")
    return isinstance(queries, list) and bool(queries) and all(set(keys) <= set(query) for query in queries)


def _about_numbers(case: Case) -> bool:
    return _asks(case, "n", "mean") or _asks(case, "n", "sd", "kind")


def _about_percents(case: Case) -> bool:
    return _asks(case, "n", "percent")


ROWS: tuple[tuple[Callable[[Case], bool], Callable[[Case], Mapping[str, Json]]], ...] = (
    (_about_numbers, _numbers),
    (_about_percents, _percents),
)
ANSWERERS: tuple[Answerer, ...] = tuple(Answerer(AREA, suits, answer) for suits, answer in ROWS)
