"""Pages on matching and composing."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGES: list[Page] = [
    Page(
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
    ),
    Page(
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
    ),
    Page(
        title="Members to groups with seats",
        statistics=("seat_plan",),
        formula="""
Each member has at most one seat and each group at most its capacity. First as many members as possible have a seat;
then the sum of their preferences is largest. A linear assignment with one column a seat, exact.
""",
        use="""
For one session in which members choose among several groups.
""",
        avoid="""
A sum may leave one member with the last wish to please others; look at who gets it. Over several sessions, where
people should meet others, use the tables for an event.
""",
        reader="""
“All 6 members have a seat, and together they get as much as possible of their wishes.”
""",
        example="""
>>> from benchstats.matching import seat_plan             # reference case MAT-01: linear_sum_assignment
>>> scores = [[7, 3, 5], [2, 8, 4], [6, 6, 1], [5, 9, 7], [3, 2, 8], [9, 4, 2]]
>>> seat_plan(scores, capacity=[2, 2, 2]).total
45.0
>>> print(seat_plan(scores, capacity=[2, 2, 2]).sentence().text)
All 6 members have a seat, and together they get as much as possible of their wishes.
""",
    ),
    Page(
        title="Reciprocal pairs and triads",
        statistics=("reciprocal_pairs", "learning_triads", "gain_summary"),
        formula="""
gain_ij is what i gains from j: the largest need × P(θ_j > θ_i + 0.15) over the dimensions in which j consents. The
weight of a pair is the harmonic mean 2/(1/gain_ij + 1/gain_ji), which is 0 when one side gains nothing. Pairs: the
matching of largest total weight. Triads: disjoint groups of three with the largest sum over their pairs. Second pass
(`fairer_pairs`): as many pairs, at least 95 % of that total, and the smallest gain as large as possible.
""",
        use="""
For exchanges in which both sides learn. Report the smallest gain and who has no partner with every matching.
""",
        avoid="""
Where learning may be one-sided, recommend a reference organisation instead. More than 200 organisations (40 for
triads) are refused: match within countries or languages.
""",
        reader="""
“3 pairs of organisations can learn from each other; 0 of 6 have no partner.”
""",
        example="""
>>> from benchstats.matching import fairer_pairs, gain_summary, learning_triads, reciprocal_pairs
>>> gains = [[0, 0.8, 0.2, 0.5, 0.1, 0.6], [0.7, 0, 0.4, 0.3, 0.9, 0.2], [0.3, 0.6, 0, 0.8, 0.5, 0.1],
...          [0.4, 0.2, 0.9, 0, 0.3, 0.7], [0.2, 0.8, 0.6, 0.1, 0, 0.5], [0.5, 0.3, 0.2, 0.6, 0.4, 0]]
>>> found = reciprocal_pairs(gains)                       # reference case MAT-03: networkx max_weight_matching
>>> [group.members for group in found.groups], round(found.total, 12), found.least_gain
([(0, 5), (1, 4), (2, 3)], 2.239572192513, 0.5)
>>> print(found.sentence().text)
3 pairs of organisations can learn from each other; 0 of 6 have no partner.
>>> len(learning_triads(gains).groups)
2
>>> tilted = [[0, 1.0, 0.5, 0], [1.0, 0, 0, 0.5], [0.5, 0, 0, 0.1], [0, 0.5, 0.1, 0]]
>>> reciprocal_pairs(tilted).least_gain, fairer_pairs(tilted, keep=0.9).least_gain
(0.1, 0.5)
>>> print(gain_summary([0.5, 0.5, 0.5, None]).sentence().text)
3 of 4 organisations have somebody to learn from.
""",
    ),
    Page(
        title="Programme from needs",
        statistics=("need_coverage", "equal_shares"),
        formula="""
Weight of a need = stated priority (1 to 3), doubled where its owner is clearly below. Coverage: the topics for the
given places that meet needs of the largest total weight, exact by an integer program. Equal shares: every member gets
budget/n; the topic is chosen whose supporters pay the smallest common part ρ of its cost, Σ min(purse, ρ · cost) =
cost, until nobody can pay a further one. Exact fractions; ties by name.
""",
        use="""
Equal shares first, so that a minority with a common wish has its part of the programme; then the rest of the places by
coverage with `chosen`. The greedy choice is told for comparison only.
""",
        avoid="""
The greedy choice may lose up to 1/e of the weight, 37 %. Equal shares alone may leave places empty.
""",
        reader="""
“With 2 topics the programme meets 4 of 4 needs; no other choice of so many meets more important ones.”
""",
        example="""
>>> from benchstats.matching import cover_needs, equal_shares
>>> found = cover_needs([[1, 2], [0, 1], [2, 3]], need_weights=[1, 1, 1, 1], slots=2)
>>> found.covered_weight, found.greedy_weight             # greed loses a quarter here
(4.0, 3.0)
>>> print(found.sentence().text)
With 2 topics the programme meets 4 of 4 needs; no other choice of so many meets more important ones.
>>> wishes = [[0, 1], [0, 1], [0, 1], [0, 2], [0, 1], [0], [3], [3, 4], [3]]
>>> shares = equal_shares(wishes, costs=[1] * 5, budget=3, names=["t0", "t1", "t2", "t3", "t4"])
>>> shares.topics                                         # reference case MAT-07: pabutools 1.2.3
('t0', 't3')
>>> print(shares.sentence().text)
2 topics are chosen by equal shares; 9 of 9 members see a topic they wished for.
""",
    ),
    Page(
        title="Tables for an event",
        statistics=("table_plan",),
        formula="""
Each person has one table in each session. Table sizes differ by at most 1; a table takes at most ⌈m/T⌉ of the m people
of an organisation; pairs may be kept apart and a table may need a common language. The number of distinct pairs of
different organisations that ever share a table is largest. No plan exceeds the smallest of four counts: all such
pairs; S sessions of the largest possible number; what each person can meet; and S · (pairs that share a table) less
those that must meet again, because a table of g people drawn from T < g tables repeats some pair.
""",
        use="""
For sessions at mixed tables. A seeded local search meets the bound in most cases, which proves it optimal. What is
left of small events (people × tables × sessions ≤ 160) goes to an integer program; for larger ones the gap is told.
""",
        avoid="""
Where people choose by wishes, use members to groups with seats. A plan with many conditions may not exist; then it
says so and nothing is bent.
""",
        reader="""
“18 of 32 pairs of people from different organisations meet, and no plan can do more.”
""",
        example="""
>>> import numpy as np
>>> from benchstats.matching import table_plan            # reference case MAT-09: CP-SAT, optimal
>>> found = table_plan("AABBCCDDE", tables=3, sessions=2, generator=np.random.default_rng(1))
>>> found.pairs_met, found.bound, found.pairs_possible
(18, 18, 32)
>>> print(found.sentence().text)
18 of 32 pairs of people from different organisations meet, and no plan can do more.
""",
    ),
    Page(
        title="Spread of visits",
        statistics=("exposure",),
        formula="""
Gini coefficient of the visits x₍₁₎ ≤ … ≤ x₍ₙ₎: Σ (2i − n − 1) x₍ᵢ₎ / (n Σ x). 0 when all receive as many, (n − 1)/n
when one receives all. No correction for small n.
""",
        use="""
For the office, after each round of recommendations: do visits pile up on a few references?
""",
        avoid="""
With fewer than about five organisations look at the counts themselves. Not a measure of merit.
""",
        reader="""
“The visits go to 4 of 5 organisations.”
""",
        example="""
>>> from benchstats.matching import exposure
>>> round(exposure([3, 0, 1, 2, 2]).gini, 12)             # half the mean absolute difference over the mean
0.35
>>> print(exposure([3, 0, 1, 2, 2]).sentence().text)
The visits go to 4 of 5 organisations.
""",
    ),
]
