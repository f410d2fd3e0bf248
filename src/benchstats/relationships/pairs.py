"""Every pair of dimensions looked at together, with p values adjusted for how many there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations

from benchstats.errors import InputError
from benchstats.inputs import Floats, GappedTable, complete_pairs, table_with_gaps, varies
from benchstats.midranks import midranks
from benchstats.multiplicity import benjamini_hochberg, benjamini_yekutieli, holm
from benchstats.relationships.correlation import product_moment, t_test
from benchstats.relationships.screen import Coefficient, PairScreen, Q, ScreenedPair


def all_pairs(scores: GappedTable, *, coefficient: Coefficient = "spearman", q: float = Q) -> PairScreen:
    """Correlate every pair of columns of an (organisations, dimensions) table; None and NaN are missing.

    The t approximation gives the p values, which are adjusted over all pairs that have one: Benjamini-Hochberg,
    Benjamini-Yekutieli and Holm. This is the naive screen, for comparison: its scores share sampling error, so use
    `relationship_evidence` for what may be said.
    Source: SciPy `spearmanr`; Benjamini and Hochberg 1995, JRSS B 57; Benjamini and Yekutieli 2001, Annals of
    Statistics 29; Holm 1979, Scandinavian Journal of Statistics 6.

    Raises:
        InputError: when the scores are no table, or q is not between 0 and 1.
    """
    table = score_table(scores)
    if not 0 < q < 1:  # also true for NaN
        raise InputError(f"a false discovery rate lies between 0 and 1, not {q}")
    if coefficient not in ("spearman", "pearson"):
        raise InputError(f"a coefficient is spearman or pearson, not {coefficient}")
    columns = list(combinations(range(table.shape[1]), 2))
    found = [_correlated(table[:, one], table[:, other], coefficient) for one, other in columns]
    adjusted = [adjusted_with_gaps([p for _, _, p in found], by) for by in ADJUSTMENTS]
    pairs = tuple(
        ScreenedPair(one, other, n, r, p, bh, by, step, bh is not None and bh <= q)
        for (one, other), (n, r, p), bh, by, step in zip(columns, found, *adjusted, strict=True)
    )
    return PairScreen(n=table.shape[0], coefficient=coefficient, q=float(q), pairs=pairs)


ADJUSTMENTS = (benjamini_hochberg, benjamini_yekutieli, holm)


def score_table(scores: GappedTable) -> Floats:
    """Scores as a table of organisations by dimensions, NaN where missing.

    Raises:
        InputError: when they are no table of finite numbers, or there are fewer than two dimensions.
    """
    table = table_with_gaps(scores, of="scores", row="an organisation", column="a dimension")
    if table.shape[1] < 2:
        raise InputError(f"a relationship needs at least two columns of scores, not {table.shape[1]}")
    return table


def adjusted_with_gaps(
    p_values: Sequence[float | None], by: Callable[[Sequence[float]], tuple[float, ...]]
) -> list[float | None]:
    """Adjusted p values in their places; what has none has no adjusted one and does not count."""
    known = iter(by([p for p in p_values if p is not None]))
    return [None if p is None else float(next(known)) for p in p_values]


def _correlated(x: Floats, y: Floats, coefficient: Coefficient) -> tuple[int, float | None, float | None]:
    x, y = complete_pairs(x, y)
    if x.size < 3 or not varies(x) or not varies(y):
        return x.size, None, None
    if coefficient == "spearman":
        x, y = midranks(x), midranks(y)
    r = product_moment(x, y)
    return x.size, r, t_test(r, x.size)
