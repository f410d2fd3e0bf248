"""The page of docs/methods on: pooled shares."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Pooled shares",
    statistics=("pooled_share", "beta_binomial"),
    formula="""
Of the `n_i` answers of organisation `i`, `x_i` are positive: `x_i ~ Binomial(n_i, p_i)`, `p_i ~ Beta(alpha, beta)`.

- From 15 organisations on, alpha and beta maximise the beta-binomial likelihood. It is written in the mean
  `alpha / (alpha + beta)` and the spread `g = 1 / (alpha + beta)` as sums of `log(mean + j g)`, so that `g = 0` is the
  binomial model; `rho = g / (1 + g) = 1 / (alpha + beta + 1)`.
- With fewer, `alpha + beta = 20` around the unweighted mean of the shares, and 10 and 40 beside it.
- For each: `p_i | x_i ~ Beta(alpha + x_i, beta + n_i - x_i)`, its mean, its 95 % interval, and the probability above
  `alpha / (alpha + beta)`.
""",
    use="""
Shares of organisations of unequal, small size side by side: the smaller, the more a share is drawn towards the others.
""",
    avoid="""
With two or three organisations show none of it. The interval takes the prior as known, so with few organisations it is
too narrow; if 10 and 40 in place of 20 change what would be said, say nothing. alpha and beta themselves are poorly
determined: compare mean, rho and log-likelihood. Where shares differ by chance only, all pooled shares are equal and
have no interval.
""",
    reader="""
"86 % of 7 answers were positive; seen together with the other organisations, 78 % is most likely (60 to 92 %)."
""",
    example="""
>>> from benchstats.counts import beta_binomial, pooled_shares
>>> found = pooled_shares([6, 10, 17, 30, 51], answers=[7, 12, 23, 38, 58], alpha=12, beta=4)
>>> [round(one.mean, 3) for one in found.organisations]
[0.783, 0.786, 0.744, 0.778, 0.851]
>>> print(found.organisations[0].sentence().text)
86 % of 7 answers were positive; seen together with the other organisations, 78 % is most likely (60 to 92 %).
>>> fit = beta_binomial([4, 9, 12, 20, 3, 15, 22, 8, 11, 30, 5, 18],
...                     answers=[10, 12, 20, 25, 12, 18, 30, 9, 22, 41, 6, 33])
>>> round(fit.mean, 4), round(fit.rho, 4), round(fit.log_likelihood, 6)
(0.6535, 0.0614, -29.610448)
""",
)
