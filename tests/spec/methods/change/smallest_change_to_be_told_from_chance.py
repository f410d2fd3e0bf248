"""The page of docs/methods on: smallest change to be told from chance."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Smallest change to be told from chance",
    statistics=("smallest_change",),
    formula="""
`1.96 s sqrt(2 (1 - r) / n)`, with `s` the pooled sample SD within a group and `r` the correlation of linked units (0
where nobody is linked).
""",
    use="Before a round is opened, so that nobody expects more of it than it can show.",
    avoid="Not afterwards, as a test: use the interval of the change itself.",
    reader='"With so many answers in each round (20) only a change of about 0.46 or more can be told from chance."',
    example="""
>>> from benchstats.change import smallest_change
>>> print(smallest_change(20, sd_within=0.75).sentence().text)
With so many answers in each round (20) only a change of about 0.46 or more can be told from chance.
>>> [round(smallest_change(n, sd_within=0.75, correlation=0.5).change, 2) for n in (10, 20, 40, 60)]
[0.46, 0.33, 0.23, 0.19]
""",
)
