"""The page of docs/methods on: random effects."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Random effects",
    statistics=("random_effects",),
    formula="""
`y_i ~ N(theta_i, v_i)`, `theta_i ~ N(mu, tau^2)`; `w_i = 1 / (v_i + tau^2)`.

- `tau^2`: REML (all peaks of the restricted likelihood and the boundary 0 are looked at), Paule-Mandel (the root of
  `Q(tau^2) = sum w_i (y_i - mu)^2 = k - 1`), DerSimonian-Laird or ML, by name. Its interval inverts `Q` (Q profile).
- `mu = sum w_i y_i / sum w_i`; its interval is `mu -+ t_{k-1} sqrt(max(1, q) / sum w_i)` with `q = Q(tau^2) / (k - 1)`
  (Hartung-Knapp, modified).
- `B_i = v_i / (v_i + tau^2)`; shrunken value `B_i mu + (1 - B_i) y_i`, squared error `B_i^2 / sum w + (1 - B_i) v_i`.
- rankability `tau^2 / (tau^2 + median v)`.
""",
    use="""
To report how far organisations truly differ, and to check partial pooling against metafor. From about 10 groups on the
estimate of `tau^2` may be plugged in.
""",
    avoid="""
With four or five groups `tau^2` is often 0 although groups differ; the shrunken values are then all the same. Use
partial pooling for statements on single groups. The unmodified Hartung-Knapp interval is given for comparison only: it
can be absurdly narrow where groups happen to be alike.
""",
    reader="""
"The 5 groups lie at about 4.06 together; the true level of a group typically differs from that by about 0.25."
""",
    example="""
>>> from benchstats.pooling import random_effects
>>> found = random_effects([3.91, 4.22, 3.68, 4.41, 4.02], variances=[0.0784, 0.04, 0.0256, 0.0144, 0.0121])
>>> round(found.tau2, 4), round(found.mu, 4), round(found.rankability, 3)
(0.0623, 4.0637, 0.709)
>>> round(found.interval.low, 2), round(found.interval.high, 2), found.interval.method
(3.69, 4.44, 'Hartung-Knapp, modified, 95 %')
>>> print(found.sentence().text)
The 5 groups lie at about 4.06 together; the true level of a group typically differs from that by about 0.25.
>>> random_effects([4.05, 4.1, 3.98, 4.07], variances=[0.09, 0.0484, 0.0324, 0.0144]).shrinkage
(1.0, 1.0, 1.0, 1.0)
""",
)
