"""The page of docs/methods on: tables for an event."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Tables for an event",
    statistics=("table_plan",),
    formula="""
Each person has one table in each session. Table sizes differ by at most 1; a table takes at most ⌈m/T⌉ of the m people
of an organisation; pairs may be kept apart and a table may need a common language. The number of distinct pairs of
different organisations that ever share a table is largest. No plan exceeds the smallest of four counts: all such
pairs; S sessions of the largest possible number; what each person can meet; and S · (pairs that share a table) less
those that must meet again, because a table of g people drawn from T < g tables repeats some pair.
""",
    use="""
For sessions at mixed tables. A seeded local search meets the bound in most cases, which proves it optimal. What is
left of small events (people × tables × sessions ≤ 160) goes to an integer program; for larger ones the gap is told.
""",
    avoid="""
Where people choose by wishes, use members to groups with seats. A plan with many conditions may not exist; then it
says so and nothing is bent.
""",
    reader="""
“Pairs of people from different organisations that meet: 18 of 32; no plan can do more.”
""",
    example="""
>>> import numpy as np
>>> from benchstats.matching import table_plan            # reference case MAT-09: CP-SAT, optimal
>>> found = table_plan("AABBCCDDE", tables=3, sessions=2, generator=np.random.default_rng(1))
>>> found.pairs_met, found.bound, found.pairs_possible
(18, 18, 32)
>>> print(found.sentence().text)
Pairs of people from different organisations that meet: 18 of 32; no plan can do more.
""",
)
