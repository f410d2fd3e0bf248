"""The page of docs/methods on: what to print instead."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="What to print instead",
    statistics=("printable_figures",),
    formula="""
For each subject and organisation the one figure of the policy: the mean of a dimension, the share of positive answers
of an item. All of them are audited together; the fewest that must go are withheld, and the rest passes the audit.
""",
    use="""
For the report of a round or an event, for one audience at a time; the audiences' figures are then audited together.
""",
    avoid="""
It chooses no means of others, units or distributions: these are added figure by figure, and audited with the rest.
""",
    reader="""
“By the policy and the audit 2 of 4 figures can be printed, each with its number of answers.”
""",
    example="""
>>> from benchstats import Scale
>>> from benchstats.disclosure import GroupAnswers, Round, printable
>>> answers = Round((
...     GroupAnswers("Tallinn", "Tallinn", "venue", (0, 0, 1, 2, 8)),
...     GroupAnswers("Tallinn", "Tallinn", "content", (0, 0, 2, 1, 8)),
...     GroupAnswers("Vilnius", "Vilnius", "venue", (0, 0, 0, 2, 5)),
...     GroupAnswers("Vilnius", "Vilnius", "content", (0, 0, 0, 1, 6))), Scale(1, 5))
>>> found = printable(answers)
>>> found.text_of("venue", "Tallinn"), found.text_of("content", "Tallinn"), found.text_of("venue", "Vilnius")
('≥ 90', '80', None)
>>> print(found.sentence().text)
By the policy and the audit 2 of 4 figures can be printed, each with its number of answers.
""",
)
