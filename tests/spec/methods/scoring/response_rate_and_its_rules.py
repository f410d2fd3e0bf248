"""The page of docs/methods on: response rate and its rules."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Response rate and its rules",
    statistics=("response_rate",),
    formula="""
Rate = answered / invited. From 50 % on statements; from 30 to 50 % statements under a banner; below 30 % none.
""",
    use="""
Beside every figure of a round: the number of staff and the rate stand there instead of a finite-population
correction.
""",
    avoid="It says nothing about who did not answer; a high rate among one role does not speak for another.",
    reader="“4 of 10 people invited have answered (40 %), so this may not represent all staff.”",
    example="""
>>> from benchstats.scoring import response_rate
>>> for answered in (5, 4, 2):
...     print(response_rate(answered, 10).allows.value)
statements
banner
no_statements
""",
)
