"""The page of docs/methods on: protection over a unit tree."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
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
“Units that can be shown: 4 of 7; from them nothing about fewer than 10 people follows.”
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
Units that can be shown: 4 of 7; from them nothing about fewer than 10 people follows.
>>> unanimous = {"house": RoundedRange(Fraction("5.0"), Fraction("0.1"))}
>>> print(tree_bounds(units, means=unanimous, scale=Scale(1, 5)).sentence().text)
Withheld units whose mean can be worked out too closely: 2 of 6.
""",
)
