"""Relationships between performances of organisations: correlations, corrected for chance in the answers.

Everything here is for coordinators. With few organisations a correlation says next to nothing (`correlation_limits`),
and two dimensions answered by the same people go together by their shared sampling error alone
(`corrected_correlation`). What may be said is decided by `relationship_evidence`.
"""

from benchstats.relationships.arranging import PermutationP
from benchstats.relationships.bivariate import BivariateModel, bivariate_model
from benchstats.relationships.corrected import corrected_correlation
from benchstats.relationships.corrected_correlation import CorrectedCorrelation
from benchstats.relationships.evidence import relationship_evidence
from benchstats.relationships.jackknife import Jackknife
from benchstats.relationships.kendall import KendallCorrelation, kendall
from benchstats.relationships.limits import CorrelationLimits, correlation_limits
from benchstats.relationships.pair_evidence import Evidence, PairEvidence
from benchstats.relationships.pairs import all_pairs
from benchstats.relationships.pearson import PearsonCorrelation, pearson
from benchstats.relationships.sampling import SamplingErrors, sampling_errors
from benchstats.relationships.screen import PairScreen, ScreenedPair
from benchstats.relationships.spearman import SpearmanCorrelation, spearman
from benchstats.relationships.strata import stratified_correlation
from benchstats.relationships.stratified import StratifiedCorrelation, StratumCorrelation

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
