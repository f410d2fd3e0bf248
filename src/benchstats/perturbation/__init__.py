"""Noise for large tables and for public figures: the cell-key method, and differential privacy.

Functions only: keys, tables and budgets are kept by the caller. Not for reports of small groups, where noise of two
destroys everything and withholding is the way.
"""

from benchstats.perturbation.cellkey import Change, PerturbedCount, perturbed_count
from benchstats.perturbation.counts import BudgetLedger, NoisyCount, Spending, noisy_count
from benchstats.perturbation.entropy import PerturbationTable, maximum_entropy_table
from benchstats.perturbation.noise import Noise, NoiseAccuracy, noise_accuracy, noise_scale

__all__ = [
    "BudgetLedger",
    "Change",
    "Noise",
    "NoiseAccuracy",
    "NoisyCount",
    "PerturbationTable",
    "PerturbedCount",
    "Spending",
    "maximum_entropy_table",
    "noise_accuracy",
    "noise_scale",
    "noisy_count",
    "perturbed_count",
]
