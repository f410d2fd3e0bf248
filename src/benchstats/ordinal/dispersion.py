"""What is known of how far answers agree."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from benchstats.results import Reason, Result, Sentence, say


class AgreementWord(StrEnum):
    """The word for the user. It may be shown from 10 answers on (policy of disclosure)."""

    BROAD = "broad"
    MIXED = "mixed"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class Dispersion(Result):
    """Four indices of how answers on an ordered scale agree, and one word, for `n` answers.

    `van_der_eijk_a` runs from -1 (two camps at the ends) over 0 (evenly spread) to 1 (all alike); `consensus` from 0 to
    1 (all alike); `leik_d` and `berry_mielke` from 0 (all alike) to 1 (two camps at the ends). None: all without
    answers, `berry_mielke` and the word with one, A and the word on a scale of two values.
    """

    statistic: ClassVar[str] = "dispersion"

    counts: tuple[int, ...]
    n: int
    van_der_eijk_a: float | None
    consensus: float | None
    leik_d: float | None
    berry_mielke: float | None
    word: AgreementWord | None
    reason: Reason | None

    @property
    def interval(self) -> None:
        """None is offered: the known ones are wrong in small groups."""
        return None

    def sentence(self) -> Sentence:
        """How far people agree, in one plain sentence."""
        if self.word is AgreementWord.BROAD:
            return say("The %(n)s answers are close together.", n=self.n)
        if self.word is AgreementWord.MIXED:
            return say("The %(n)s answers are mixed.", n=self.n)
        if self.word is AgreementWord.SPLIT:
            return say(
                "The %(n)s answers are split: they agree less than if they were spread evenly over the whole scale.",
                n=self.n,
            )
        return say("There are too few answers (%(n)s) to say how far people agree.", n=self.n)
