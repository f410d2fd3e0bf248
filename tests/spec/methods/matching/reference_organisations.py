"""The page of docs/methods on: reference organisations."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Reference organisations",
    statistics=("reference_organisations",),
    formula="""
Asked are organisations that consent in this dimension, have fewer active visits than they have time for (3 at most),
may be compared, and are ahead with P(θ_j > θ_i + 0.15) ≥ 0.5. Three are shown, those with the largest P × similarity ×
freshness; where none of them is new and a new one is able, it takes the last place. They are shown in random order,
seeded, and without a score.
""",
    use="""
When an organisation asks from whom it could learn in one dimension.
""",
    avoid="""
Being recommended says “probably ahead”: without consent for this dimension nobody is named. Not for praise, and not in
a dimension in which organisations can hardly be told apart.
""",
    reader="""
“There are 3 organisations that you could learn from in this dimension.”, with reasons in words for each.
""",
    example="""
>>> import numpy as np
>>> from benchstats.matching import Candidate, reference_organisations
>>> able = [Candidate("Aspen", 0.93, 0.8, True, visits_before=4), Candidate("Birch", 0.71, 0.9, True, visits_before=1),
...         Candidate("Cedar", 0.66, 0.7, True, visits_before=2), Candidate("Dogwood", 0.55, 0.6, True),
...         Candidate("Elm", 0.97, 0.9, False), Candidate("Fir", 0.95, 0.9, True, active_visits=3)]
>>> found = reference_organisations(able, generator=np.random.default_rng(7))
>>> sorted(one.organisation for one in found.shown)      # the new one has the last place
['Aspen', 'Birch', 'Dogwood']
>>> [(name, why.value) for name, why in found.not_asked]
[('Elm', 'no_consent'), ('Fir', 'no_time')]
>>> print(found.sentence().text)
There are 3 organisations that you could learn from in this dimension.
""",
)
