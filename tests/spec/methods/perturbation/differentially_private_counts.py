"""The page of docs/methods on: differentially private counts."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Differentially private counts",
    statistics=("noise_accuracy", "noisy_count"),
    formula="""
Discrete Laplace noise of scale s = sensitivity/ε: P(X = x) ∝ exp(−|x|/s). A count is at least a away from the truth
with probability α for a = s ln(2/(α (1 + e^(−1/s)))). Laplace: a = s ln(1/α); Gaussian: a = σ z(1 − α/2); discrete
Gaussian: the smallest whole a with P(|X| ≥ a) ≤ α. The ε of all figures of a round add up, to 1.0 at most.
""",
    use="""
Only for public figures that are refreshed again and again: participants so far, how often a matter was named. At ε = 1
a count is within about 3 in 95 of 100 releases. `BudgetLedger` adds the spendings up exactly.
""",
    avoid="""
Not for reports to organisations. A NumPy generator is no cryptographic source: a release that must withstand a
determined attacker takes its noise from OpenDP, with these functions for its accuracy.
""",
    reader="""
“About 12, and very probably between 9 and 15; random noise protects every person.” The ε is published beside it.
""",
    example="""
>>> import numpy as np
>>> from benchstats.perturbation import BudgetLedger, Noise, noise_accuracy, noise_scale, noisy_count
>>> round(noise_accuracy(2.0, noise=Noise.DISCRETE_LAPLACE, alpha=0.05).accuracy, 12)     # OpenDP 0.16.0
6.429604939868
>>> round(noise_scale(10.0, noise=Noise.LAPLACE, alpha=0.05).scale, 12)                   # OpenDP 0.16.0
3.338082006953
>>> found = noisy_count(12, epsilon=1.0, generator=np.random.default_rng(4))
>>> round(found.interval.high - found.value, 2)
3.38
>>> print(noise_accuracy(1.0, noise=Noise.DISCRETE_LAPLACE).sentence().text)
In 95 of 100 releases the figure is less than about 3.4 away from the truth.
>>> ledger = BudgetLedger().spent_on("participants", epsilon="0.4").spent_on("matters", epsilon="0.1")
>>> ledger.left
Fraction(1, 2)
""",
)
