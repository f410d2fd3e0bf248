"""Columns as they were read, before empty rows are dropped and a scale is settled."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from elc.collection.responses.answering import BLANK, LOWEST
from elc.collection.responses.words import _, shown
from elc.core.refusals import BadInput, Place

LONGEST_LABEL = 200
CONTROL = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True)
class Columns:
    """What `bulk` or `rowwise` read.

    `answers`: column index -> int8 of shape (rows,): answers, `BLANK` or codes for no answer. `labels`: the
    groups' texts as they stand in the file, in any order; `label_of`: int32 of shape (rows,), index into
    `labels`.
    """

    answers: dict[int, npt.NDArray[np.int8]]
    labels: tuple[str, ...]
    label_of: npt.NDArray[np.int32]

    def empty_rows(self) -> npt.NDArray[np.bool_]:
        """Which rows have neither a group nor any answer; without a group's column, which have no answer."""
        is_blank = np.array([not label.strip() for label in self.labels], dtype=np.bool_)
        empty = is_blank[self.label_of]
        for codes in self.answers.values():
            empty &= codes == BLANK
        return empty


def is_item(codes: npt.NDArray[np.int8]) -> bool:
    """Whether at least two different answers occur."""
    given = codes[codes >= LOWEST]
    return bool(given.size) and bool((given != given[0]).any())


def check_label(label: str, place: Place) -> None:
    """BadInput where a group's name cannot be printed in a report."""
    if CONTROL.search(label.strip()):
        raise BadInput(
            _("the group's name “%(label)s” holds control characters.") % {"label": shown(label.strip())},
            _("Write the name on one line."),
            place=place,
        )
    if len(label) > LONGEST_LABEL:
        raise BadInput(
            _("the group's name “%(label)s” is longer than %(most)d characters.")
            % {"label": shown(label.strip()), "most": LONGEST_LABEL},
            _("Check that this is the group's column, or shorten the name."),
            place=place,
        )


def usable_labels(labels: tuple[str, ...]) -> bool:
    """Whether all labels pass `check_label`."""
    return all(len(label) <= LONGEST_LABEL and not CONTROL.search(label.strip()) for label in labels)
