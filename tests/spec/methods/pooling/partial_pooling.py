"""The page of docs/methods on: partial pooling."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Partial pooling",
    statistics=("partial_pooling",),
    formula="""
The model of random effects with a flat prior of `mu` and `tau ~ half-normal(s)`, `s = 0.4` on 1-5 and 10 on 0-100.

- `p(tau | y)` is proportional to prior times restricted likelihood. It is held on points even in `u`,
  `tau = sqrt(min v) sinh(u)`, where the trapezoid rule converges geometrically; no random numbers are needed.
- `theta_i | tau ~ N((1 - B_i) y_i + B_i mu_tau, (1 - B_i) v_i + B_i^2 Var(mu_tau))`: a mixture over `tau`, whose
  quantiles give each interval.
- `P(theta_i > median of the others)` is counted over 4,000 joint draws that share `mu`. The standard random numbers are
  drawn once a round and are common to its dimensions; the median of an even number is the mean of the middle two.
- reliability `tau^2 / (tau^2 + v_i)` and rankability, with `tau` at its posterior median.
""",
    use="""
For every statement on an organisation among others, above all with 4 to 10 of them. From 10 on the prior no longer
matters, which `prior_sensitivity` shows by the scales 0.2, 0.4 and 0.8.
""",
    avoid="""
With two or three organisations show no figure of the others at all. A statement that flips between the scales of the
prior is withdrawn. The pooled value is no replacement of the raw mean beside it: a small organisation that differs is
drawn towards the others.
""",
    reader="""
"The 5 groups lie around 4.07 (likely 3.72 to 4.39); the true level of a group typically differs from that by about
0.27." Statements on one group come from the verdicts.
""",
    example="""
>>> import numpy as np
>>> from benchstats.pooling import partial_pooling, standard_draws
>>> draws = standard_draws(np.random.default_rng(20261), groups=5, draws=100_000)
>>> found = partial_pooling([3.91, 4.22, 3.68, 4.41, 4.02],
...                         variances=[0.0784, 0.04, 0.0256, 0.0144, 0.0121], draws=draws)
>>> round(found.tau_median, 3), [round(one, 2) for one in found.theta_mean]
(0.271, [3.99, 4.16, 3.8, 4.34, 4.03])
>>> [round(one, 1) for one in found.above_others]
[0.3, 0.8, 0.0, 1.0, 0.4]
>>> print(found.sentence().text)
The 5 groups lie around 4.07 (likely 3.72 to 4.39); the true level of a group typically differs from that by about 0.27.
""",
)
