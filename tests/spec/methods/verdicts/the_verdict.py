"""The page of docs/methods on: the verdict."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
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

The last gate asks more than the gate of probability. A lone statement needs `P_i` of 0.95 (or 0.05), because its own
`1 - P_i` is then all that is expected to be wrong. One of 0.90 is said only beside surer ones of the same reader: one
of 1.00, two of 0.975, three of 0.967 or five of 0.96.

Reliability needs a variance `v_i` of at most 1.5 `tau^2`. With a within SD of 0.75 that is 10 answers where tau is 0.2,
38 where it is 0.1, and no number where organisations are simply alike. The house decisions then say "too few answers
to say" as well; where rankability fails too, the sentence adds that organisations hardly differ.
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
>>> from benchstats.verdicts import false_discoveries, verdicts
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
>>> false_discoveries([0.949]), false_discoveries([0.95]), false_discoveries([0.90, 0.975, 0.975])
((False,), (True,), (True, True, True))
""",
)
