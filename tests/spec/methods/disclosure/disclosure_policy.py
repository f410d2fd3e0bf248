"""The page of docs/methods on: disclosure policy."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Disclosure policy",
    statistics=("presented_figure",),
    formula="""
For each kind of figure and each audience a rule: from `least_answers` on (answers, or effective answers where those are
fewer), rounded to a base b, ⌊x/b + ½⌋ b, and coded: a share of at least 90 % (at most 10 %) below 60 answers is shown
as that bound only, a mean of at least 4.8 (at most 1.2) of a dimension below 10 answers likewise. Items: from 10
answers, base 10; from 20, base 5; from 60, base 1. A class of a distribution below 3 is merged with neutral.
""",
    use="""
For every figure, once for each audience: own organisation, members, public. The floors are constants; `Policy` can
only be stricter. Instruments of the classes open feedback and official have policies of their own.
""",
    avoid="""
A policy looks at one figure. What figures tell together is found by the reconstruction audit, which comes after it.
""",
    reader="""
“90 % or more of the 11 answers are positive.” Withheld: “This figure is not shown, because it could come too close to
single people's answers.” An SD is told with its definition: “The SD (divided by n-1) of 64 answers is 0.7.”
""",
    example="""
>>> from fractions import Fraction
>>> from benchstats.disclosure import Audience, Basis, Kind, presented
>>> found = presented(Fraction(10, 11), kind=Kind.ITEM_PERCENT, audience=Audience.OWN, basis=Basis(11))
>>> found.number.text
'≥ 90'
>>> print(found.sentence().text)
90 % or more of the 11 answers are positive.
>>> presented(Fraction(6, 7), kind=Kind.ITEM_PERCENT, audience=Audience.OWN, basis=Basis(7)).withheld.value
'too_few_answers'
""",
)
