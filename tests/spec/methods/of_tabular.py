"""Pages on the protection of tables."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGES: list[Page] = [
    Page(
        title="Bounds of withheld cells",
        statistics=("cell_bounds",),
        formula="""
For each withheld cell x_c: the smallest and the largest x_c over all tables x with l ≤ a'x ≤ u for every published sum
a'x (l = u where it is exact, the rounding interval where it is rounded) and 0 ≤ x. Once with fractions (linear
program) and once with whole numbers (integer program). A cell is *exactly disclosed* when both whole ends are equal.
What an audience knows of itself is fixed before: the audit runs once for each audience.
""",
        use="""
Before any table with withheld cells is released, for the public and for each organisation with its own row known, and
with every earlier release still in. Every whole-number end is reached by a table that was checked against each sum.
""",
        avoid="""
It says nothing of means with SDs of small groups: the answers behind those are enumerated by `reconstruct`. A pattern
that passes for the public may fail for one organisation that knows its own row.
""",
        reader="""
Only the office reads it: “4 of the 4 withheld cells can be worked out exactly from what is shown.”
""",
        example="""
>>> from benchstats.tabular import table_bounds            # reference case DISC-04: SciPy linprog, CP-SAT, lpSolve
>>> table = [[9, 4, 0, 7], [3, 12, 5, 6], [8, None, 10, None], [6, 7, 3, 11], [2, None, 4, None]]
>>> totals = {"row_totals": [20, 26, 21, 27, 20], "column_totals": [28, 30, 22, 34]}
>>> public = table_bounds(table, **totals)
>>> [(one.cell, one.whole_low, one.whole_high) for one in public.cells]
[((2, 1), 0, 3), ((2, 3), 0, 3), ((4, 1), 4, 7), ((4, 3), 7, 10)]
>>> print(public.sentence().text)
Not one of the 4 withheld cells can be worked out exactly from what is shown.
>>> own = table_bounds(table, **totals, known={(4, 1): 5, (4, 3): 9})      # the organisation of row 4 looks on
>>> print(own.sentence().text)
4 of the 4 withheld cells can be worked out exactly from what is shown.
""",
    ),
    Page(
        title="Small counts and concentrated totals",
        statistics=("primary_cells", "concentration"),
        formula="""
Minimum frequency: a count c with 0 < c < m is withheld. For a total X of contributions x₁ ≥ x₂ ≥ …: the p % rule
withholds it when X − x₁ − x₂ < p/100 · x₁, because the second largest contributor then knows the largest within p %;
the dominance rule (n, k) when x₁ + … + x_n > k/100 · X. Besides, at least three contribute. The error of the closest
upper estimate is 100 (X − x₁ − x₂)/x₁.
""",
        use="""
`primary_cells` for tables of people, m = 3 as statistical offices do. `concentration` for totals over organisations,
such as clients or incidents: p = 10 and three contributors is the rule of this network.
""",
        avoid="""
Not for means of answers on a short scale: there a large organisation gives nothing away by its size, but the answers
may be reconstructed. The dominance rule is kept for comparison; the p % rule measures what matters.
""",
        reader="""
“This total of 5 contributors does not give any of them away.” A withheld total is told as such, never with the reason
in numbers: the parameters stay with the office.
""",
        example="""
>>> from benchstats.tabular import concentration, primary_cells
>>> found = concentration([50000, 49000, 1000], p=10, largest=1, share=90)    # Handbook on SDC, 4.2, Example 1
>>> found.p_percent_sensitive, found.dominance_sensitive, found.closest_upper_estimate_error
(True, False, 2.0)
>>> print(concentration([58, 38, 23, 12, 7]).sentence().text)
This total of 5 contributors does not give any of them away.
>>> primary_cells([[20, 6, 3, 12], [8, 15, 2, 9]], least=3).cells
((1, 2),)
""",
    ),
    Page(
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
Only the office reads it: “Besides the small cells, 3 of the 16 cells must be withheld.”
""",
        example="""
>>> from benchstats.tabular import protect_table           # reference case DISC-15: exhaustive search
>>> table = [[20, 6, 3, 12], [8, 15, 2, 9], [14, 7, 11, 4], [5, 10, 6, 13]]
>>> found = protect_table(table, primary=[(1, 2)], protection=2, count_patterns=True)
>>> found.places, found.value, found.minimum_patterns
(((1, 0), (3, 0), (3, 2)), 19, 9)
>>> print(found.sentence().text)
Besides the small cells, 3 of the 16 cells must be withheld.
""",
    ),
    Page(
        title="Protection over a unit tree",
        statistics=("tree_protection", "tree_bounds"),
        formula="""
The remainder of a shown unit is its answers without those of the shown units right below it. Totals that follow from
the shown ones are exactly the sums of remainders. So: show a set of units in which every remainder is 0 or at least
`least`, and lose as few answers as possible, Σ n over withheld units. Exact by dynamic programming: for each unit, the
cheapest choice below it for each number of answers (0, …, `least`) left to the unit above. `tree_bounds` then bounds
each withheld mean, given the shown means with their rounding and all n.
""",
        use="""
Before means of units and teams are shown to their own organisation. Small units appear as “other units together”.
`tree_bounds` afterwards, with the means themselves: only it finds the unanimous group.
""",
        avoid="""
Not for other organisations or the public: they see no units at all. It guards against what follows from totals of
this release; earlier releases with other people in them are differenced by the audit.
""",
        reader="""
“4 of 7 units can be shown; from them nothing about fewer than 10 people follows.”
""",
        example="""
>>> from fractions import Fraction
>>> from benchstats import Scale
>>> from benchstats.tabular import RoundedRange, Unit, protect_tree, tree_bounds
>>> units = [Unit("house", 60), Unit("day", 32, "house"), Unit("day 1", 14, "day"), Unit("day 2", 12, "day"),
...          Unit("day 3", 6, "day"), Unit("night", 21, "house"), Unit("office", 7, "house")]
>>> found = protect_tree(units, least=10)
>>> found.shown, found.withheld
(('day 1', 'day 2', 'house', 'night'), ('day', 'day 3', 'office'))
>>> [(one.units, one.n) for one in found.together], found.smallest_group
([(('day 3', 'office'), 13)], 12)
>>> print(found.sentence().text)
4 of 7 units can be shown; from them nothing about fewer than 10 people follows.
>>> unanimous = {"house": RoundedRange(Fraction("5.0"), Fraction("0.1"))}
>>> print(tree_bounds(units, means=unanimous, scale=Scale(1, 5)).sentence().text)
The means of 2 of the 6 withheld units can be worked out too closely.
""",
    ),
    Page(
        title="Controlled rounding",
        statistics=("controlled_rounding",),
        formula="""
Each cell and total a becomes a multiple of the base b next to it: b⌊a/b⌋ or b⌊a/b⌋ + b, and a itself where it is a
multiple. Rows and columns add up. Among all such tables Σ |change| over cells and totals is smallest, by an integer
program.
""",
        use="""
For printed tables of counts that must add up: base 5, or 3 below 200 people. A two-way table always has such a
rounding.
""",
        avoid="""
Means and percentages next to it must be computed from the rounded counts, or they give the true ones back. At n ≤ 20,
rounding percentages to 5 protects nothing, because one person is more than 5 %. Never round the same table twice.
""",
        reader="""
“All figures of this table are rounded to a multiple of 3, so that rows and columns still add up.”
""",
        example="""
>>> from benchstats.tabular import controlled_rounding     # reference case DISC-13: CP-SAT and CBC find 22
>>> found = controlled_rounding([[20, 6, 3, 12], [8, 15, 2, 9], [14, 7, 11, 4], [5, 10, 6, 13]], base=3)
>>> found.total_change, found.rounded[-1][-1]
(22, 144)
>>> print(found.sentence().text)
All figures of this table are rounded to a multiple of 3, so that rows and columns still add up.
""",
    ),
]
