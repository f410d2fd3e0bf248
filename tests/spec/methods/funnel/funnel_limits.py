"""The page of docs/methods on: funnel limits."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Funnel limits",
    statistics=("funnel",),
    formula="""
A figure is put on a scale `Y` where its error `s` depends on its size only: shares `asin sqrt p`, `s = 1 / (2 sqrt n)`;
ratios `sqrt(O / E)`, `s = 1 / (2 sqrt E)`, or `log(O / E)`, `s = 1 / sqrt E`; means `y`, `s = SD within / sqrt n`, the
SD being the pooled sample SD about the organisations' means. Ratios of two counts are compared as
`log((a + 0.5) / (b + 0.5))` with `s^2 = a / (a + 0.5)^2 + b / (b + 0.5)^2`; their limits at `b` take the `s` of the `a`
that the target expects beside it.

- `z = (Y - Y_0) / s`, set back to its 10 % and 90 % quantiles (type 7); on the logarithmic scale the outer tenths are
  left out instead. `phi` is the mean of `z^2`.
- If `k phi > k - 1`: `tau^2 = (k phi - (k - 1)) / (sum w - sum w^2 / sum w)`, `w = 1 / s^2`; else 0.
- Limits `Y_0 -+ {1.96, 3.09} sqrt(s^2 + tau^2)`, clamped to the ends of the scale and taken back. Without
  overdispersion, ratios have exact Poisson limits.
""",
    use="""
From 10 organisations on, to see who lies outside what chance explains; from 15 on with overdispersion, between with
unadjusted limits beside the pooled figures. The target is the pooled figure, or 1 for ratios.
""",
    avoid="""
Below 10 organisations: setting back two of five points hides any overdispersion. With normal differences between
organisations the set-back z scores keep only 0.68 of their variance, so `tau^2` is on the low side. Being outside is
no verdict; being within is no certificate.
""",
    reader="""
"Organisations within the range expected for their size: 11 of 12." and, of one, "For an organisation of this size,
0.40 is within the expected range." or "... is worth a conversation."
""",
    example="""
>>> from benchstats.funnel import funnel_of_shares
>>> found = funnel_of_shares([4, 9, 12, 20, 3, 15, 22, 8, 11, 30, 5, 18],
...                          answers=[10, 12, 20, 25, 12, 18, 30, 9, 22, 41, 6, 33])
>>> round(found.target, 4), round(found.phi, 4), round(found.tau2, 4)
(0.6597, 1.7796, 0.0122)
>>> print(found.sentence().text)
Organisations within the range expected for their size: 11 of 12.
>>> print(found.organisations[0].sentence().text)
For an organisation of this size, 0.40 is within the expected range.
""",
)
