"""The page of docs/methods on: similar organisations."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Similar organisations",
    statistics=("similarity",),
    formula="""
Gower's distance D = Σ w_t d_t / Σ w_t over the traits known of both: d is 0 or 1 for names, |a − b|/span for numbers
and bands, 1 − |A ∩ B|/|A ∪ B| for sets. Similarity = exp(−D), from 0.37 to 1. Traits that must agree, such as a
language without interpreter, leave the others out.
""",
    use="""
For whom to compare with and whom to visit: service type, client group, size band, ownership.
""",
    avoid="""
Never with results among the traits: the good would only be like the good. With one trait known of both, the number
says little; it is used to order, not to show.
""",
    reader="""
No number is shown. “5 organisations work in a context that can be compared.”, with the traits that are the same.
""",
    example="""
>>> from benchstats.matching import Trait, TraitKind, similar_organisations     # R cluster::daisy, Gower, same weights
>>> traits = [Trait("service", weight=2), Trait("owner"), Trait("size", TraitKind.NUMBER),
...           Trait("staff", TraitKind.NUMBER, weight=0.5)]
>>> contexts = {"a": ["home", "pub", 1, 12], "b": ["day", "pub", 2, 30], "c": ["home", "priv", 4, None],
...             "d": ["res", None, 5, 60]}
>>> found = similar_organisations(contexts, organisation="a", traits=traits)
>>> [(one.organisation, round(one.distance, 6), one.shared) for one in found.others]
[('c', 0.4375, ('service',)), ('b', 0.541667, ('owner',)), ('d', 1.0, ())]
>>> print(found.sentence().text)
3 organisations work in a context that can be compared.
""",
)
