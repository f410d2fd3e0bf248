"""Two snapshots side by side: whether any difference between their groups is clear."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from benchstats import PermutationTest, Scale, benjamini_hochberg, permutation_test
from benchstats.errors import TooManySteps
from benchstats.permutation import mean_difference
from elc.comparison.computing import figure
from elc.comparison.figures import DIFFERS, MEAN, MEAN_DIFFERENCE, P_ADJUSTED, P_PERMUTATION, Figure
from elc.core.refusals import BadInput
from elc.snapshots.counting import ItemCounts, count_answers
from elc.snapshots.freezing import FrozenSnapshot

CLEAR_BELOW = 0.05
LEAST_ANSWERS = 5  # on either side: below that nothing is said of an item, to any audience
LONGEST_NAME = 200  # of a snapshot in the name of a contrast, in characters

_DIFFERENCE = "Difference of the two means"
_DIFFERS = f"1 where the difference is clear (adjusted chance below {CLEAR_BELOW}), 0 where it is not"


@dataclass(frozen=True)
class _Pair:
    """One item in both snapshots; `test` is None where the groups are too large for it."""

    item: str
    n: int
    difference: float
    test: PermutationTest | None


def contrast_of(first: FrozenSnapshot, second: FrozenSnapshot) -> list[Figure]:
    """The difference in means (first minus second) of every item that both snapshots asked, with exact p values.

    Each snapshot is taken as one group, whatever its groups are called. Figures carry both digests joined by `+`; the
    p values are adjusted over all tested items together, and say whether the item differs clearly. An item with so many
    answers that the exact test would pass its limit of steps has its difference, but no p value of either kind and no
    word on whether it is clear: nothing is approximated (docs/decisions/0012-whether-events-differ.md). Refused where
    the two asked different instruments.
    """
    if (first.definition.key, first.definition.version) != (second.definition.key, second.definition.version):
        raise BadInput(
            "These two rounds asked different instruments.",
            "Compare rounds of one instrument in one version.",
        )
    both = zip(count_answers(first), count_answers(second), strict=True)
    pairs = [_pair(a, b, first) for a, b in both if min(a.counts.sum(), b.counts.sum()) >= LEAST_ANSWERS]
    tested = [(pair.item, pair.test.p_value) for pair in pairs if pair.test]
    adjusted = benjamini_hochberg([p_value for _, p_value in tested])
    p_adjusted = {item: p_value for (item, _), p_value in zip(tested, adjusted, strict=True)}
    group, digest = f"{_label(first)} − {_label(second)}", f"{first.digest}+{second.digest}"
    return [one for pair in pairs for one in _figures(pair, p_adjusted.get(pair.item), group, digest)]


def _pair(a: ItemCounts, b: ItemCounts, first: FrozenSnapshot) -> _Pair:
    answer_scale = first.definition.scale_of(a.item)
    scale = Scale(answer_scale.low, answer_scale.high)
    counts_a, counts_b = a.counts.sum(axis=0).tolist(), b.counts.sum(axis=0).tolist()
    try:
        test = permutation_test(counts_a, counts_b, scale=scale)
    except TooManySteps:
        test = None
    difference = mean_difference(counts_a, counts_b, scale=scale)
    return _Pair(a.item, sum(counts_a) + sum(counts_b), difference, test)


def _figures(pair: _Pair, p_adjusted: float | None, group: str, digest: str) -> Iterator[Figure]:
    item, n = pair.item, pair.n
    yield figure(group, item, MEAN_DIFFERENCE, n, pair.difference, digest, kind=MEAN, words=_DIFFERENCE)
    if pair.test is None or p_adjusted is None:
        return
    differs = float(p_adjusted < CLEAR_BELOW)
    yield figure(group, item, P_PERMUTATION, n, pair.test.p_value, digest)
    yield figure(group, item, P_ADJUSTED, n, p_adjusted, digest)
    yield figure(group, item, DIFFERS, n, differs, digest, kind=P_ADJUSTED, words=_DIFFERS)


def _label(snapshot: FrozenSnapshot) -> str:
    label = ", ".join(snapshot.groups)
    return label if len(label) <= LONGEST_NAME else f"{label[: LONGEST_NAME - 1]}…"
