"""Method pages: shares and rates pooled."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGES: list[Page] = [
    Page(
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
    ),
    Page(
        title="Pooled rates",
        statistics=("pooled_rate", "gamma_poisson"),
        formula="""
Organisation `i` saw `O_i` events where `E_i` were expected: `O_i ~ Poisson(r_i E_i)`, `r_i ~ Gamma(shape, rate)`.

- From 15 organisations on, shape and rate maximise the negative binomial likelihood with offset `log E_i`.
- With fewer, shape 4 (true rates vary by half their mean), with 2 and 8 beside it; the mean is the likeliest at that
  shape.
- For each: `r_i | O_i ~ Gamma(shape + O_i, rate + E_i)`, mean `(shape + O_i) / (rate + E_i)`.
""",
        use="""
Counts of incidents beside the number expected, or beside places or person-years, in organisations of unequal size.
""",
        avoid="""
Not where one event makes others more likely within an organisation beyond what the gamma distribution allows, such as
outbreaks. The interval takes the prior as known. Ratios of organisations with different mixes of people are each
compared with 1 only.
""",
        reader="""
"3 events were seen where 2.00 were expected; seen together with the other organisations, a ratio of 1.35 is most likely
(0.54 to 2.52)."
""",
        example="""
>>> from benchstats.counts import gamma_poisson, pooled_rates
>>> found = pooled_rates([3, 9, 1], expected=[2.0, 4.0, 5.0])
>>> [round(one.ratio, 2) for one in found.organisations], [round(one.mean, 2) for one in found.organisations]
([1.5, 2.25, 0.2], [1.35, 1.81, 0.61])
>>> found.prior, found.shape
(<PriorSource.ASSUMED: 'assumed'>, 4.0)
>>> fit = gamma_poisson([3, 0, 8, 12, 5, 1, 9, 4], expected=[4.2, 2.1, 6.6, 4.3, 5.5, 3.8, 4.4, 6.1])
>>> print(fit.sentence().text)
The true rates of the 8 organisations lie around 1.11, typically up to 57 % away from it.
""",
    ),
]
