"""The page of docs/methods on: correlation between organisations."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Correlation between organisations",
    statistics=("pearson_r", "spearman_rho", "kendall_tau_b"),
    formula="""
Pearson's `r` with Fisher's interval `tanh(atanh r ± 1.96 / sqrt(n - 3))`; Spearman's `rho` is `r` of midranks;
Kendall's `tau_b` is concordant less discordant pairs over `sqrt((pairs - ties_x)(pairs - ties_y))`. The permutation p
is the share of arrangements at least as far from 0: all of them up to 9 organisations, above that drawn from a seeded
generator (100 000), where the observed one counts too.
""",
    use="""
For coordinators, as a first look and beside the corrected correlation. Spearman or Kendall where there are ties.
""",
    avoid="""
Not for a statement: scores of two dimensions from the same respondents go together by shared error alone, and
permutation does not cure that. See Corrected correlation.
""",
    reader="""
"Across 8 organisations the two go together with a correlation of 0.90; its likely range is 0.55 to 0.98." Never words
of cause.
""",
    example="""
>>> from benchstats.relationships import kendall, pearson, spearman
>>> x, y = [3.9, 4.1, 3.7, 4.3, 4.1, 3.8, 4.5, 4.0], [71, 80, 66, 79, 83, 70, 88, 70]
>>> print(pearson(x, y).sentence().text)
Across 8 organisations the two go together with a correlation of 0.90; its likely range is 0.55 to 0.98.
>>> found = spearman(x, y)
>>> round(found.rho, 6), round(found.permutation.p_value, 6), found.permutation.is_exact
(0.879518, 0.0062, True)
>>> round(kendall(x, y).tau_b, 6)
0.740741
""",
)
