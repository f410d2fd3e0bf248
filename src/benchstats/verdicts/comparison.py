"""One group held against the middle of the others in one dimension: the figures, the gates and the word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from benchstats.results import Interval, Reason, Result, Sentence, say
from benchstats.verdicts.rule import Gate, Rule, Verdict


@dataclass(frozen=True, slots=True)
class Comparison(Result):
    """One group in one dimension: the verdict, the gates that failed, and the figures they were held against.

    n: answers of the group; others: other groups with enough answers. response: 0 to 1. mean: None below the fewest
    answers. others_mean: unweighted mean of the others' means, None with too few others. difference: mean minus
    others_mean. probability: that the true mean lies above the median of the others'. reliability: tau^2/(tau^2 + v)
    with tau at its posterior median; rankability: the same with the median v of the dimension. interval: for the
    group's true mean, from the pooled model.
    """

    statistic: ClassVar[str] = "verdict"

    verdict: Verdict
    failed: tuple[Gate, ...]
    n: int
    others: int
    response: float
    mean: float | None
    others_mean: float | None
    difference: float | None
    probability: float | None
    reliability: float | None
    rankability: float | None
    interval: Interval | None
    rule: Rule

    @property
    def held(self) -> tuple[Gate, ...]:
        """The gates that hold, in the order in which they are asked."""
        return tuple(gate for gate in Gate if gate not in self.failed)

    @property
    def reason(self) -> Reason | None:
        """Why there is no probability, or None where there is one."""
        if self.probability is not None:
            return None
        return Reason.TOO_FEW_ANSWERS if Gate.ANSWERS in self.failed else Reason.TOO_FEW_GROUPS

    def sentence(self) -> Sentence:
        """The verdict in one sentence, with n."""
        if self.verdict is Verdict.CLEARLY_ABOVE:
            return say("Clearly above the middle of the other organisations (n = %(n)s).", n=self.n)
        if self.verdict is Verdict.CLEARLY_BELOW:
            return say("Clearly below the middle of the other organisations (n = %(n)s).", n=self.n)
        if self.verdict is Verdict.TOO_FEW_ANSWERS:
            return self._too_few()
        if Gate.RANKABILITY in self.failed:
            return say("No clear difference: the organisations are too alike on this topic (n = %(n)s).", n=self.n)
        return say("No clear difference from the other organisations (n = %(n)s).", n=self.n)

    def _too_few(self) -> Sentence:
        if Gate.ANSWERS in self.failed:
            return say("Too few answers to say (n = %(n)s).", n=self.n)
        if Gate.OTHERS in self.failed:
            return say("Too few answers to say: too few other organisations took part (n = %(n)s).", n=self.n)
        if Gate.RESPONSE in self.failed:
            return say("Too few answers to say: too few of those invited answered (n = %(n)s).", n=self.n)
        if Gate.RANKABILITY in self.failed:
            return say(
                "Too few answers to say: as far as they show, organisations hardly differ on this topic (n = %(n)s).",
                n=self.n,
            )
        return say("Too few answers to say for the differences there are on this topic (n = %(n)s).", n=self.n)
