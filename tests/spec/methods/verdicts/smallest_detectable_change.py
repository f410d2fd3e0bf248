"""The page of docs/methods on: smallest detectable change."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Smallest detectable change",
    statistics=("smallest_detectable",),
    formula="""
`1.96 sd sqrt(2 (1 - r) / n)` with SD (n-1) 0.75 of persons within an organisation; `r` is the correlation of a person's
two answers where they are linked, 0 where they are not. Persons are never linked in ELC.
""",
    use="""
Before a round opens, so that nobody expects a survey of twenty people to show a change of 0.2.
""",
    avoid="""
A true change of this size is still missed in every second case; one of 1.43 times this size in one of five.
""",
    reader="""
"With 20 answers in each round, changes smaller than 0.46 cannot be told from chance."
""",
    example="""
>>> from benchstats.verdicts import smallest_detectable
>>> [round(smallest_detectable(n).change, 2) for n in (10, 20, 40, 60)]
[0.66, 0.46, 0.33, 0.27]
>>> [round(smallest_detectable(n, correlation=0.5).change, 2) for n in (10, 20, 40, 60)]
[0.46, 0.33, 0.23, 0.19]
>>> print(smallest_detectable(20).sentence().text)
With 20 answers in each round, changes smaller than 0.46 cannot be told from chance.
""",
)
