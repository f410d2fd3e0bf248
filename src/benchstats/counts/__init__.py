"""Shares and rates of organisations, pooled: the beta-binomial and the gamma-Poisson model."""

from benchstats.counts.beta_binomial import BetaBinomial, beta_binomial
from benchstats.counts.gamma_poisson import GammaPoisson, gamma_poisson
from benchstats.counts.pooled_rate import PooledRate
from benchstats.counts.pooled_rates import PooledRates, pooled_rates
from benchstats.counts.pooled_share import PooledShare
from benchstats.counts.pooled_shares import PooledShares, pooled_shares
from benchstats.counts.prior import PriorSource

__all__ = [
    "BetaBinomial",
    "GammaPoisson",
    "PooledRate",
    "PooledRates",
    "PooledShare",
    "PooledShares",
    "PriorSource",
    "beta_binomial",
    "gamma_poisson",
    "pooled_rates",
    "pooled_shares",
]
