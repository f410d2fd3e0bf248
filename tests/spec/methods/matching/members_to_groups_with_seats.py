"""The page of docs/methods on: members to groups with seats."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Members to groups with seats",
    statistics=("seat_plan",),
    formula="""
Each member has at most one seat and each group at most its capacity. First as many members as possible have a seat;
then the sum of their preferences is largest. A linear assignment with one column a seat, exact.
""",
    use="""
For one session in which members choose among several groups.
""",
    avoid="""
A sum may leave one member with the last wish to please others; look at who gets it. Over several sessions, where
people should meet others, use the tables for an event.
""",
    reader="""
“Every member has a seat (6), and together they get as much as possible of their wishes.”
""",
    example="""
>>> from benchstats.matching import seat_plan             # reference case MAT-01: linear_sum_assignment
>>> scores = [[7, 3, 5], [2, 8, 4], [6, 6, 1], [5, 9, 7], [3, 2, 8], [9, 4, 2]]
>>> seat_plan(scores, capacity=[2, 2, 2]).total
45.0
>>> print(seat_plan(scores, capacity=[2, 2, 2]).sentence().text)
Every member has a seat (6), and together they get as much as possible of their wishes.
""",
)
