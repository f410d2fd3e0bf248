"""The page of docs/methods on: what a correlation between few organisations can show."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="What a correlation between few organisations can show",
    statistics=("correlation_limits",),
    formula="Smallest exact two-sided p: `2 / k!`. Critical correlation at 5 %: `t / sqrt(k - 2 + t^2)`.",
    use="Before anybody looks at a correlation between few organisations.",
    avoid="Ties make the smallest p larger. It says nothing on shared sampling error.",
    reader='"With 4 organisations chance can explain any correlation, even a perfect one."',
    example="""
>>> from benchstats.relationships import correlation_limits
>>> [(k, round(correlation_limits(k).smallest_p, 4), round(correlation_limits(k).critical_r, 2)) for k in (3, 4, 5, 6)]
[(3, 0.3333, 1.0), (4, 0.0833, 0.95), (5, 0.0167, 0.88), (6, 0.0028, 0.81)]
>>> print(correlation_limits(4).sentence().text)
With 4 organisations chance can explain any correlation, even a perfect one.
""",
)
