"""Relationships between performances of organisations: correlations, corrected for chance in the answers.

Everything here is for coordinators. With few organisations a correlation says next to nothing (`correlation_limits`),
and two dimensions answered by the same people go together by their shared sampling error alone
(`corrected_correlation`). What may be said is decided by `relationship_evidence`.
"""

from benchstats.relationships.arranging import PermutationP
from benchstats.relationships.bivariate import BivariateModel, bivariate_model
from benchstats.relationships.corrected import CorrectedCorrelation, Jackknife, corrected_correlation
from benchstats.relationships.correlation import (
    KendallCorrelation,
    PearsonCorrelation,
    SpearmanCorrelation,
    kendall,
    pearson,
    spearman,
)
from benchstats.relationships.evidence import Evidence, PairEvidence, relationship_evidence
from benchstats.relationships.limits import CorrelationLimits, correlation_limits
from benchstats.relationships.pairs import PairScreen, ScreenedPair, all_pairs
from benchstats.relationships.sampling import SamplingErrors, sampling_errors
from benchstats.relationships.strata import StratifiedCorrelation, StratumCorrelation, stratified_correlation

__all__ = [
    "BivariateModel",
    "CorrectedCorrelation",
    "CorrelationLimits",
    "Evidence",
    "Jackknife",
    "KendallCorrelation",
    "PairEvidence",
    "PairScreen",
    "PearsonCorrelation",
    "PermutationP",
    "SamplingErrors",
    "ScreenedPair",
    "SpearmanCorrelation",
    "StratifiedCorrelation",
    "StratumCorrelation",
    "all_pairs",
    "bivariate_model",
    "corrected_correlation",
    "correlation_limits",
    "kendall",
    "pearson",
    "relationship_evidence",
    "sampling_errors",
    "spearman",
    "stratified_correlation",
]
