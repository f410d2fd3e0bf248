"""A figure: a number that knows what it is, from how many answers, how made, for whom, and why it may be missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

MEAN, SD_SAMPLE, SD_POPULATION = "mean", "sd_sample", "sd_population"
SHARE_POSITIVE, COUNT = "share_positive", "count"
MEAN_DIFFERENCE, P_PERMUTATION, P_ADJUSTED = "mean_difference", "p_permutation", "p_adjusted"
DIFFERS = "differs_clearly"
NO_ANSWER_STATISTICS: Final = ("count_missing", "count_dont_know", "count_not_applicable")


def definition_of_count(value: int) -> str:
    """The definition of a count of one answer, such as "answers of 4"."""
    return f"answers of {value}"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number for one audience. The fields, in this order, are the keys of `figures.json`: a contract.

    `n`: answers it rests on, None where even that is withheld. `value`, `low`, `high`: unrounded; `low` to `high` is
    the likely range (95 %), None where there is none. `withheld`: None, or why the number is not shown.
    """

    group: str
    measure: str
    statistic: str
    definition: str
    n: int | None
    value: float | None
    low: float | None
    high: float | None
    method: str
    version: str
    snapshot: str
    audience: str
    withheld: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """The figure under the contract's keys."""
        return {key: getattr(self, key) for key in FIGURE_KEYS}


FIGURE_KEYS: Final = tuple(Figure.__dataclass_fields__)


class FigureTable:
    """Figures found by group, measure and statistic."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._found: defaultdict[tuple[str, str, str], list[Figure]] = defaultdict(list)
        for figure in figures:
            self._found[figure.group, figure.measure, figure.statistic].append(figure)

    def get(self, group: str, measure: str, statistic: str) -> Figure:
        """The one figure of that kind; KeyError where there is none."""
        found = self._found.get((group, measure, statistic))
        if not found:
            raise KeyError((group, measure, statistic))
        return found[0]

    def counts(self, group: str, measure: str) -> tuple[int, ...] | None:
        """How often each value of the scale was answered, in order; None where the distribution is withheld."""
        found = self._found[group, measure, COUNT]
        if not found or any(figure.value is None for figure in found):
            return None
        return tuple(int(figure.value) for figure in found if figure.value is not None)
