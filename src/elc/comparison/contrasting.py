"""Two snapshots side by side: whether any difference between their groups is clear."""

from __future__ import annotations

from benchstats import PermutationTest, Scale, benjamini_hochberg, permutation_test
from elc.comparison.computing import figure
from elc.comparison.figures import MEAN_DIFFERENCE, P_ADJUSTED, P_PERMUTATION, Figure
from elc.core.refusals import BadInput
from elc.snapshots.counting import ItemCounts, count_answers
from elc.snapshots.freezing import FrozenSnapshot

CLEAR_BELOW = 0.05
LEAST_ANSWERS = 5  # on either side: below that nothing is said of an item, to any audience


def contrast_of(first: FrozenSnapshot, second: FrozenSnapshot) -> list[Figure]:
    """The difference in means (first minus second) of every item that both snapshots asked, with exact p values.

    Each snapshot is taken as one group, whatever its groups are called. Figures carry both digests joined by `+`; the
    p values are adjusted over all items together. Refused where the two asked different instruments.
    """
    if (first.definition.key, first.definition.version) != (second.definition.key, second.definition.version):
        raise BadInput(
            "These two rounds asked different instruments.",
            "Compare rounds of one instrument in one version.",
        )
    both = zip(count_answers(first), count_answers(second), strict=True)
    tests = [(a.item, _test(a, b, first)) for a, b in both if min(a.counts.sum(), b.counts.sum()) >= LEAST_ANSWERS]
    adjusted = benjamini_hochberg([test.p_value for _, test in tests])
    group, digest = f"{_label(first)} − {_label(second)}", f"{first.digest}+{second.digest}"
    figures = []
    for (item, test), p_adjusted in zip(tests, adjusted, strict=True):
        n = test.n_a + test.n_b
        figures += [
            figure(
                group,
                item,
                MEAN_DIFFERENCE,
                n,
                test.difference,
                digest,
                kind=P_PERMUTATION,
                words=_DIFFERENCE,
            ),
            figure(group, item, P_PERMUTATION, n, test.p_value, digest),
            figure(group, item, P_ADJUSTED, n, p_adjusted, digest),
        ]
    return figures


_DIFFERENCE = "Difference of the two means"


def _test(a: ItemCounts, b: ItemCounts, first: FrozenSnapshot) -> PermutationTest:
    scale = first.definition.scale_of(a.item)
    return permutation_test(
        a.counts.sum(axis=0).tolist(), b.counts.sum(axis=0).tolist(), scale=Scale(scale.low, scale.high)
    )


def _label(snapshot: FrozenSnapshot) -> str:
    return ", ".join(snapshot.groups)
