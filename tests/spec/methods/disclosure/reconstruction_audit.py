"""The page of docs/methods on: reconstruction audit."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Reconstruction audit",
    statistics=("reconstruction_audit",),
    formula="""
For each audience A (public, members, every organisation, every two of five or more) take all figures that A sees.

1. Each figure keeps to the policy, and an item has one statistic below 50 answers.
2. Differences of two groups: 0 or at least 10 persons, 5 who are new in a later release, 3 organisations besides A.
   The same of all else that sums of figures tell together: a set of cells S is told where its indicator is a
   combination 1ₛ = Σ cⱼ 1_Gⱼ of those of shown groups, as all less three teams is. Found exactly, in fractions.
3. Each item and group of fewer than 50 answers: at least 10 compatible multisets; no low answer proved unless that
   class is itself shown; not everybody, nor nobody, proved positive; nobody who knows one answer knows all.
   Differences of shares, and units below 50 that shares bound, are asked the last but one as well.
4. A dimension is linked to its items, in the group itself or through parts that make it up: without a low answer the
   items leave it a least sum; where what is shown of it lies below, low answers are proved.
5. Values xⱼ not shown: min and max of xⱼ subject to l ≤ Wx ≤ u for all figures, low ≤ x ≤ high, and A's own values
   fixed; of units also of every union below 10 answers. A mean must leave 3/8 of the scale's length (1.5 points on
   1-5); a count x the range from max(0, x − 2) to x + 2.

Low answers are those below the middle of the scale: “1 or 2” on 1-5.

Each finding names figures of which one must go. The fewest to withhold is the smallest set that hits every finding,
min Σ y with Σ y ≥ 1 over each finding; the rest is audited again until nothing is found, which proves that fewer would
not do.
""",
    use="""
Once before every release, with all earlier releases among the figures, `items_of` told, and those who answered later as
groups of their own edition. It fails closed: what cannot be audited is a finding, such as a median of others.
""",
    avoid="""
It knows what is released by the platform, and one or two insiders' answers. It does not know a staff meeting, nor text
in comments. More than two organisations that put together what they see are not considered. An item is in one
dimension.
""",
    reader="""
Only the office reads it: “Figures to withhold, because they break a rule or give something away: 2 of 2.”
""",
    example="""
>>> from benchstats import Scale
>>> from benchstats.disclosure import GroupAnswers, Kind, Printed, Released, Round, Statistic, reconstruction_audit
>>> answers = Round((GroupAnswers("Vilnius", "Vilnius", "prior information", (0, 0, 2, 1, 4)),), Scale(1, 5))
>>> mean = Released("mean", "prior information", Kind.ITEM_MEAN, Statistic.MEAN, ("Vilnius",), Printed.parse("4.29"),
...                 ("public",))
>>> sd = Released("variation", "prior information", Kind.SD, Statistic.SD_POPULATION, ("Vilnius",),
...               Printed.parse("0.88"), ("public",))
>>> found = reconstruction_audit([mean, sd], answers=answers)          # a cell of the article's table
>>> sorted({one.check.value for one in found.findings})
['insider', 'policy', 'solutions', 'together']
>>> [one.found for one in found.findings if one.check.value == "solutions"]     # one set of answers fits both
[1.0]
>>> found.withhold
('mean', 'variation')
>>> print(found.sentence().text)
Figures to withhold, because they break a rule or give something away: 2 of 2.
""",
)
