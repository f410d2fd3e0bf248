"""Who answers which area. A further case of these areas needs no new code; a new area needs a line here."""

from __future__ import annotations

from collections.abc import Mapping

from elc.comparison.cases import (
    of_adjustment,
    of_change,
    of_counts,
    of_disclosure,
    of_matching,
    of_ordinal,
    of_pooling,
    of_raters,
    of_relationships,
    of_reliability,
    of_tables,
)
from elc.comparison.cases.case import Answerer, Case, Json, Unanswered, attempt
from elc.comparison.cases.judging import Miss, misses

ANSWERERS: tuple[Answerer, ...] = (
    *of_ordinal.ANSWERERS,
    *of_reliability.ANSWERERS,
    *of_pooling.ANSWERERS,
    *of_counts.ANSWERERS,
    *of_adjustment.ANSWERERS,
    *of_change.ANSWERERS,
    *of_relationships.ANSWERERS,
    *of_raters.ANSWERERS,
    *of_disclosure.ANSWERERS,
    *of_tables.ANSWERERS,
    *of_matching.ANSWERERS,
)


def answer(case: Case) -> Mapping[str, Json] | None:
    """What benchstats finds for a case, under the expected keys; None where nobody knows such a case."""
    for one in ANSWERERS:
        if one.area == case.area and one.suits(case):
            return one.answer(case)
    return None


def judge(case: Case) -> list[Miss]:
    """Everything in which a case is not met; an empty list is a pass. What goes wrong in answering is a miss."""
    found = attempt(lambda: answer(case))
    if isinstance(found, Unanswered):
        return [Miss("", "an answer", found.why)]
    if found is None:
        return [Miss("area", f"somebody who answers {case.area} with {', '.join(case.input)}", "nobody")]
    return misses(case, found)
