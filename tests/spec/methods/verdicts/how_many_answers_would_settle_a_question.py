"""The page of docs/methods on: how many answers would settle a question."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="How many answers would settle a question",
    statistics=("answers_needed",),
    formula="""
With `v = sd^2 / n`, tau and the variance `s^2` of the others' middle given, a difference `d` is called with
probability `Phi(|d| / sqrt(v (1 + v / tau^2) + s^2))`. The smallest `n` that reaches 0.90 solves a quadratic equation
in `v`. It must also reach reliability 0.40, 5 answers and a response of 30 %.
""",
    use="""
Beside "no clear difference" and "too few answers to say", so that a manager can judge whether asking more people helps.
""",
    avoid="""
A plan, no promise: the difference moves as answers come in. Where the difference is below the margin, where the
organisations do not differ, or where the others' figures are too uncertain, no number of answers would do, and that is
said instead.
""",
    reader="""
"About 5 more answers would settle this (n = 12)." Or: "It would take about 61 answers to settle this, more than the 40
people there are."
""",
    example="""
>>> from benchstats.verdicts import answers_needed, respondents_needed
>>> print(answers_needed(0.3, n=12, staff=40, tau=0.27, others_variance=0.006).sentence().text)
About 5 more answers would settle this (n = 12).
>>> print(answers_needed(0.1, n=12, staff=40, tau=0.27, others_variance=0.006).sentence().text)
The difference is too small to be called clear, however many answer (n = 12).
>>> [respondents_needed(0.7, icc=icc) for icc in (0.03, 0.06, 0.12)]
[76, 37, 18]
""",
)
