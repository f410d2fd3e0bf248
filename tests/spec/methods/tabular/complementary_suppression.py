"""The page of docs/methods on: complementary suppression."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Complementary suppression",
    statistics=("complementary_suppression",),
    formula="""
Choose y_c ∈ {0, 1}, with y_p = 1 for each primary cell p, so that the number Σ y_c, and then the sum Σ x_c y_c, is
smallest while an attacker who knows all shown cells and totals must leave each primary cell of value x at least the
range from max(0, x − d) to x + d. The attacker's program is linear; its dual prices give an inequality Σ w_c y_c ≥ d
for each range that a pattern leaves too narrow. Covering programs and attacks alternate until no range is too narrow.
""",
    use="""
After the primary rules, for two-way tables (`protect_table`) and for any sums over shared cells (`protect_cells`).
Then audit the result with the bounds, once for each audience.
""",
    avoid="""
Over organisations, units and teams use the unit tree, which shows whole units together. With many small cells a
coarser table tells more than one full of gaps. The bounds are those of fractions: very small counts need the
whole-number audit as well.
""",
    reader="""
Only the office reads it: “Cells to withhold besides the small ones: 3 of 16.”
""",
    example="""
>>> from benchstats.tabular import protect_table           # reference case DISC-15: exhaustive search
>>> table = [[20, 6, 3, 12], [8, 15, 2, 9], [14, 7, 11, 4], [5, 10, 6, 13]]
>>> found = protect_table(table, primary=[(1, 2)], protection=2, count_patterns=True)
>>> found.places, found.value, found.minimum_patterns
(((1, 0), (3, 0), (3, 2)), 19, 9)
>>> print(found.sentence().text)
Cells to withhold besides the small ones: 3 of 16.
""",
)
