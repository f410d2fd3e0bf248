"""Attribute disclosure: where a group answered alike, whoever is in the group has answered so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from benchstats.errors import InputError
from benchstats.results import Result, Sentence, say, say_counted
from benchstats.scales import Scale


@dataclass(frozen=True, slots=True)
class GroupDisclosure(Result):
    """What of a group would be known of each of its members, were the counts known.

    same: the value that everybody gave, or None. all_positive, none_positive: whether everybody, or nobody, gave a
    positive answer. same_but_insiders: the value that everybody but at most `insiders` gave, who know it of the rest.
    """

    statistic: ClassVar[str] = "group_disclosure"

    scale: Scale
    counts: tuple[int, ...]
    insiders: int
    n: int
    same: int | None
    all_positive: bool
    none_positive: bool
    same_but_insiders: int | None
    interval: ClassVar[None] = None

    @property
    def is_safe(self) -> bool:
        """Whether nothing is known of each member."""
        return not (self.all_positive or self.none_positive or self.same_but_insiders is not None)

    def sentence(self) -> Sentence:
        """Whether the group is of one mind."""
        if self.same is not None:
            return say_counted(
                "There is only %(n)s answer, so the figure would tell what this person answered.",
                "All %(n)s answers are alike, so the figure would tell what each person answered.",
                n=self.n,
            )
        if self.same_but_insiders is not None:
            return say("Nearly all %(n)s answers are alike: whoever gave another one knows the rest.", n=self.n)
        if self.all_positive:
            return say_counted(
                "The %(n)s answer is positive, which the figure would tell of this person.",
                "All %(n)s answers are positive, which the figure would tell of each person.",
                n=self.n,
            )
        if self.none_positive:
            return say_counted(
                "The %(n)s answer is not positive, which the figure would tell of this person.",
                "Not one of the %(n)s answers is positive, which the figure would tell of each person.",
                n=self.n,
            )
        return say("The %(n)s answers differ, so the figure tells of no single person.", n=self.n)


def group_disclosure(counts: Sequence[int], *, scale: Scale, insiders: int = 1) -> GroupDisclosure:
    """Find out whether a group is of one mind: everybody alike, everybody or nobody positive, all but a few alike.

    `counts` holds how often each value was given, lowest first. Nobody answered: nothing is disclosed. `insiders` is
    how many members may put together what they know: 1 is a single one, who knows the own answer.

    Source: group disclosure, Handbook on Statistical Disclosure Control, 2nd ed.; homogeneity attack, Machanavajjhala
    et al. 2007, ACM Transactions on Knowledge Discovery from Data 1.

    Raises:
        InputError: when the counts do not suit the scale, or `insiders` is negative.
    """
    if insiders < 0:
        raise InputError(f"insiders are at least 0, not {insiders}")
    plain = scale.checked(counts)
    n = sum(plain)
    positive = sum(plain[value - scale.low] for value in scale.positive)
    most = max(plain)
    value = scale.low + plain.index(most)
    return GroupDisclosure(
        scale=scale,
        counts=plain,
        insiders=insiders,
        n=n,
        same=value if n and most == n else None,
        all_positive=n > 0 and positive == n,
        none_positive=n > 0 and positive == 0,
        same_but_insiders=value if n - most <= insiders and most > insiders else None,
    )
