"""Method pages: the verdicts, how often they are wrong, and what is clear when nothing differs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.spec.methods.page import Page

CALIBRATION = Path(__file__).resolve().parents[3] / "docs" / "methods" / "calibration.json"


def _row(one: dict[str, Any]) -> str:
    said = f"{one['share_said']:.1%} ± {one['said_error']:.1%}"
    if not one["icc"]:
        wrong = "no side is right"
    elif one["share_wrong"] is None:
        wrong = "–"
    else:
        wrong = f"{one['share_wrong']:.1%} ({one['wrong_low']:.1%} to {one['wrong_high']:.1%}) of {one['said']}"
    told = f"{one['share_told']:.0%}"
    return f"| {one['groups']} | {one['sizes']} | {one['icc']:.2f} | {one['rounds']} | {said} | {wrong} | {told} |"


def _pooled(rows: list[dict[str, Any]]) -> str:
    """For each number of groups and each pattern of sizes, all rounds in which organisations truly differ."""
    lines = []
    for key in dict.fromkeys((one["groups"], one["sizes"]) for one in rows):
        some = [one for one in rows if (one["groups"], one["sizes"]) == key and one["icc"]]
        said, wrong = sum(one["said"] for one in some), sum(one["wrong"] for one in some)
        lines.append(f"| {key[0]} | {key[1]} | {wrong} of {said} | {wrong / said:.1%} |")
    return "\n".join(lines)


EVERY = json.loads(CALIBRATION.read_text("utf-8"))
MEASURED = [one for one in EVERY if one["audience"] == "each_group"]
TOGETHER = [one for one in EVERY if one["audience"] == "everybody"]

PAGES: list[Page] = [
    Page(
        title="The verdict",
        statistics=("verdict",),
        formula="""
For organisation `i` in one dimension, `y_i` is its mean, `v_i = s_w^2 / n_i` with the pooled within variance, and
`theta_i` its true level in the pooled model (half-normal prior on tau, integrated out).

- difference: `y_i` minus the unweighted mean of the others' means: the two figures that stand beside the verdict.
- `P_i`: probability that `theta_i` lies above the median of the others' true levels, from 4,000 joint draws.
- reliability: `tau^2 / (tau^2 + v_i)`; rankability: the same with the median of all `v`; tau at its posterior median.

| Gate | Holds where | Else |
|---|---|---|
| answers | n is 5 or more | too few answers to say |
| others | 3 or more others have 5 answers or more | too few answers to say |
| response | 30 % or more of the invited answered | too few answers to say |
| reliability | 0.40 or more | too few answers to say |
| rankability | 0.50 or more | no clear difference |
| probability | `P_i` is 0.90 or more, or 0.10 or less | no clear difference |
| margin | the difference is 0.15 or more on 1-5 (4 on 0-100), to the side of `P_i` | no clear difference |
| sign | an ordinal model, where one is asked, sees the same side | no clear difference |
| prior | with fewer than 10 organisations: also with half and with twice the prior's scale | no clear difference |
| discoveries | within the set whose expected share of wrong statements is 5 % at most | no clear difference |
""",
        use="""
Whenever an organisation is held against the others in a dimension of three items or more. All dimensions of one
audience and round go in together, because the last gate counts what is said to one reader.
""",
        avoid="""
Never for a single item, for a dimension whose reliability was not found good enough, or across questionnaires of
another version or language. "No clear difference" is no proof of being alike. A verdict never turns its words by
whether higher is better.
""",
        reader="""
One of four: "Clearly above the middle of the other organisations", "No clear difference from the other organisations",
"Clearly below the middle of the other organisations", "Too few answers to say", each with its n, beside the mean with
its range and the mean of the others.
""",
        example="""
>>> import numpy as np
>>> from benchstats.pooling import standard_draws
>>> from benchstats.verdicts import verdicts
>>> answers = [7, 12, 22, 38, 57]
>>> [row] = verdicts([[3.2, 4.1, 3.9, 4.4, 3.3]], variances=[[0.51 / n for n in answers]], n=answers,
...                  response=[0.9, 0.8, 0.7, 0.6, 0.28], draws=standard_draws(np.random.default_rng(1), groups=5))
>>> for one in row:
...     print(one.sentence().text)
Clearly below the middle of the other organisations (n = 7).
Clearly above the middle of the other organisations (n = 12).
No clear difference from the other organisations (n = 22).
Clearly above the middle of the other organisations (n = 38).
Too few answers to say: too few of those invited answered (n = 57).
>>> round(row[2].difference, 2), [gate.value for gate in row[2].failed]
(0.15, ['probability'])
""",
    ),
    Page(
        title="Calibration of the verdicts",
        statistics=("calibration",),
        formula=f"""
True levels are drawn from a normal distribution whose share of the whole variance is the ICC, persons about them with
SD (n-1) 0.75, six dimensions that go together by 0.5, and everybody answers. The rule sees what it would see in a
round. A statement is wrong where the true level lies on the other side of the true median of the others, or on it.

Over the true shares of variance .03, .06 and .12 together, as many rounds of each:

| Groups | Answers each | Wrong | Share |
|---|---|---|---|
{_pooled(MEASURED)}

The bound is 7 %. Each cell by itself, with Monte Carlo standard error or 95 % range:

| Groups | Answers each | ICC | Rounds | Said, of all | Wrong, of what was said | Organisations told anything |
|---|---|---|---|---|---|---|
{chr(10).join(map(_row, MEASURED))}

Read by a coordinator, who gets the statements of all organisations counted together, somewhat more is said, and
somewhat more of it wrongly:

| Groups | Answers each | Wrong, ICC .03 to .12 together | Share |
|---|---|---|---|
{_pooled(TOGETHER)}

| Groups | Answers each | ICC | Rounds | Said, of all | Wrong, of what was said | Organisations told anything |
|---|---|---|---|---|---|---|
{chr(10).join(map(_row, (one for one in TOGETHER if one["icc"] == 0.03)))}

Computed by `python tools/calibration.py`, seeded; a part of it is computed again in the tests.
""",
        use="""
To know what a verdict is worth before one is shown, and again whenever the rule changes.
""",
        avoid="""
The bound holds for what organisations meet over the range, not in each cell. With four organisations of 7 to 38 answers
that hardly differ (ICC .03) it is about reached, and passed by some 2 points where a coordinator reads all. Where all
have 5 to 17 answers and hardly
differ (ICC .03), about one statement in eight is wrong, though only one comparison in fifty is said at all. Stricter
thresholds do not cure it: with 5, 8, 11 and 17 answers and 1,500 rounds each, 10.9 % are wrong under the rule, 10.3 %
with probability 0.95, 9.8 % with reliability 0.60 and 10.4 % with discoveries at 2.5 %. There is too little to be seen.
With an ICC of 0 every statement is wrong by nature; in 1 % of comparisons one is said, in small networks.
""",
        reader="""
"Of 100 differences that are called clear, about 3 lie the other way; in very small organisations that hardly differ,
more. The figures beside the words show how sure one can be."
""",
        example="""
>>> import numpy as np
>>> from benchstats.verdicts import calibrate
>>> found = calibrate((7, 12, 22, 38), icc=0.06, rounds=40, generator=np.random.default_rng(4), draws=400)
>>> print(found.sentence().text)
In 40 rounds 88 of 960 comparisons were called clear, and 2 of them wrongly.
>>> round(found.share_wrong, 3), round(found.wrong_error, 3)
(0.023, 0.017)
""",
    ),
    Page(
        title="Clear contrasts within one organisation",
        statistics=("own_contrast",),
        formula="""
With `D` dimensions answered by the same `n` persons, dimension `d` is held against the mean of the others:
`c_d = m_d - sum(m_e, e != d) / (D - 1)`, with the variance `w' S w / n`, where `S` is the covariance of one person's
scores, pooled within the organisations of the round. t with the degrees of freedom of `S`; where the organisation's own
covariance gives a larger p value, that one counts. Adjusted over the dimensions by Benjamini and Hochberg. Clear is a
contrast of 0.15 or more (1-5) with an adjusted p value of 5 % or less; never with fewer than 5 persons.
""",
        use="""
When nothing differs between organisations, which is the normal case with 4 or 5 of them: what an organisation does more
and less of by its own measure is often clear, because the same persons answered all of it.
""",
        avoid="""
Dimensions of different difficulty are not comparable by nature: a low one may be low everywhere. Show the others' mean
beside it. Not across instruments, and not for items.
""",
        reader="""
"Clearly above your own average of the other topics (n = 23)."
""",
        example="""
>>> import numpy as np
>>> from benchstats.verdicts import contrasts_of_means, within_covariance
>>> within = within_covariance([np.random.default_rng(5).normal(4, 0.7, (40, 3))])
>>> for one in contrasts_of_means([4.3, 3.6, 3.9], n=23, within=within):
...     print(round(one.contrast, 2), one.sentence().text)
0.55 Clearly above your own average of the other topics (n = 23).
-0.5 Clearly below your own average of the other topics (n = 23).
-0.05 No clear difference from your own average of the other topics (n = 23).
""",
    ),
    Page(
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
    ),
    Page(
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
    ),
]
