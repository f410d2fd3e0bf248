"""The page of docs/methods on: pooled rates."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Pooled rates",
    statistics=("pooled_rate", "gamma_poisson"),
    formula="""
Organisation `i` saw `O_i` occurrences where `E_i` were expected: `O_i ~ Poisson(r_i E_i)`, `r_i ~ Gamma(shape, rate)`.

- From 15 organisations on, shape and rate maximise the negative binomial likelihood with offset `log E_i`.
- With fewer, shape 4 (true rates vary by half their mean), with 2 and 8 beside it; the mean is the likeliest at that
  shape.
- For each: `r_i | O_i ~ Gamma(shape + O_i, rate + E_i)`, mean `(shape + O_i) / (rate + E_i)`.
""",
    use="""
Counts of incidents beside the number expected, or beside places or person-years, in organisations of unequal size.
""",
    avoid="""
Not where one occurrence makes others more likely within an organisation beyond what the gamma distribution allows, such
as outbreaks. The interval takes the prior as known. Ratios of organisations with different mixes of people are each
compared with 1 only.
""",
    reader="""
"3 occurrences were seen where 2.00 were expected; seen together with the other organisations, a ratio of 1.35 is most
likely (0.54 to 2.52)."
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
)
