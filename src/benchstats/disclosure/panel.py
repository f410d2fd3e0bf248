"""What of a mean over organisations may be shown for two rounds, when some of them joined or left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from benchstats.disclosure.policy import OTHERS, OthersRule
from benchstats.results import Result, Sentence, say, say_counted


@dataclass(frozen=True, slots=True)
class PanelCheck(Result):
    """What of a mean over organisations may be shown for two rounds (O6); n counts the constant panel.

    reader: the organisation that looks on, which is among none of the others; None is everybody, one after the other,
    and then the panel, the joiners and the leavers hold all organisations. are_both_shown: whether the means of
    everybody in each round may both be shown. The trend of the constant panel is always the one to show; `joined` and
    `left` are the organisations of one round only.
    """

    statistic: ClassVar[str] = "panel_check"

    reader: str | None
    panel: tuple[str, ...]
    joined: tuple[str, ...]
    left: tuple[str, ...]
    least: int
    least_panel: int
    interval: ClassVar[None] = None

    @property
    def n(self) -> int:
        """How many organisations took part in both rounds; without the reader's own, where there is a reader."""
        return len(self.panel)

    @property
    def is_trend_shown(self) -> bool:
        """Whether the constant panel is large enough to be shown, whoever of it looks on."""
        return self.n >= self.least_panel + self._own

    @property
    def are_both_shown(self) -> bool:
        """Whether neither one nor two organisations could be found from the change of the panel."""
        return all(not some or len(some) >= self.least + self._own for some in (self.joined, self.left))

    @property
    def _own(self) -> int:
        """How many of each group know their own value, and so are none of the others to themselves."""
        return 1 if self.reader is None else 0

    def sentence(self) -> Sentence:
        """What the change is shown for."""
        if self.is_trend_shown:
            return say("The change is shown for the %(n)s organisations of both rounds.", n=self.n)
        return say_counted(
            "The change is not shown: only %(n)s organisation took part in both rounds.",
            "The change is not shown: only %(n)s organisations took part in both rounds.",
            n=self.n,
        )


def panel_check(
    earlier: Sequence[str], later: Sequence[str], *, reader: str | None = None, rule: OthersRule = OTHERS
) -> PanelCheck:
    """Split the organisations of two rounds into the constant panel, joiners and leavers, and say what may be shown.

    `reader` is the organisation that looks on, whose own values it knows; without one, it holds for every organisation
    and for whoever else looks on.

    Source: statistics.md 6.3, O1 and O6: trends on the constant panel of three others; where one or two joined or left,
    not both means.
    """
    first, second = ({one for one in names if one != reader} for names in (earlier, later))
    return PanelCheck(
        reader=reader,
        panel=tuple(sorted(first & second)),
        joined=tuple(sorted(second - first)),
        left=tuple(sorted(first - second)),
        least=rule.difference,
        least_panel=rule.mean,
    )
