"""A table of answers in columns: the common shape between any source of answers and a snapshot.

Answers on a scale are small whole numbers. What is not an answer has its own code, so that missing, don't know and
not applicable stay three different things everywhere (withheld, the fourth, only ever exists on figures).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

MISSING: Final = -99
DONT_KNOW: Final = -98
NOT_APPLICABLE: Final = -97
NO_ANSWER: Final = {MISSING: "missing", DONT_KNOW: "don't know", NOT_APPLICABLE: "not applicable"}


@dataclass(frozen=True)
class AnswerTable:
    """One row a submission, without any order, time or name of a person.

    `groups`: labels of the groups, sorted, unique. `group_of`: int32, shape (rows,), index into `groups`.
    `answers`: for each item key, in the instrument's order, int8 of shape (rows,): a value of the item's scale or a
    code of `NO_ANSWER`. `comments`: (group index, open question key, words), in no meaningful order.
    """

    groups: tuple[str, ...]
    group_of: npt.NDArray[np.int32]
    answers: dict[str, npt.NDArray[np.int8]]
    comments: tuple[tuple[int, str, str], ...] = field(default=())

    @property
    def rows(self) -> int:
        """How many submissions there are."""
        return int(self.group_of.size)
