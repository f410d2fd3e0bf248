"""The page of docs/methods on: cell-key method."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Cell-key method",
    statistics=("perturbed_count", "perturbation_table"),
    formula="""
Each respondent has a record key r in [0, 1). The cell key of a count is the fractional part of the sum of its
respondents' keys. A table of changes says for each original count and range of cell keys which count is shown. The
table of greatest entropy: shares p_v of the moves v with −Σ p_v log p_v largest, Σ p_v = 1, Σ v p_v = 0, Σ v² p_v = V,
|v| ≤ D and no barred result; then p_v ∝ exp(a v + b v²).
""",
    use="""
For frequency tables over at least 20 organisations. The same people have the same noise in every table, so repeated
questions do not average it away. D = 2, V = 1 and no ones and twos are the parameters of the house. A count whose few
results cannot have the variance V has the nearest: with ones and twos barred, 1 and 2 have 2, and 3 stays.
""",
    avoid="""
Never for reports of small groups: noise of two on eleven answers destroys everything. Means beside it must come from
the changed counts. Tables do not add up. The keys are made by a keyed hash and, like D, never published.
""",
    reader="""
“About 4; the figure was changed a little to protect people.”
""",
    example="""
>>> from benchstats.perturbation import Change, maximum_entropy_table, perturbed_count
>>> rows = [Change(3, 2, 0, 0.3), Change(3, 3, 0.3, 0.7), Change(3, 4, 0.7, 1)]
>>> found = perturbed_count([0.9, 0.3, 0.6], changes=rows)        # Handbook on SDC, section 5.4
>>> found.cell_key, found.value
(0.8, 4)
>>> print(found.sentence().text)
About 4; the figure was changed a little to protect people.
>>> table = maximum_entropy_table(largest_change=2, variance=1.08, barred=(1,))    # vignette of R ptable
>>> [(one.value, round(one.probability, 4)) for one in table.row(1)]
[(0, 0.5133), (2, 0.46), (3, 0.0267)]
""",
)
