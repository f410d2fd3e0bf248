"""Whether a dimension hangs together, a group is of one mind, and answers may be taken together."""

from benchstats.reliability.aggregation import AggregationIcc, RemlIcc, aggregation_icc, reml_icc
from benchstats.reliability.agreement import (
    SLIGHT_SKEW_VARIANCE,
    MeanDifference,
    ScaleAgreement,
    WithinAgreement,
    ad_m,
    rwg,
    rwg_j,
    uniform_variance,
)
from benchstats.reliability.alpha import CronbachAlpha, WithinAlpha, alpha_within, cronbach_alpha
from benchstats.reliability.assessment import ReliabilityAssessment, Showing, assess_reliability
from benchstats.reliability.omega import OmegaTotal, omega_total
from benchstats.reliability.ordinal import OrdinalAlpha, ordinal_alpha
from benchstats.reliability.organisations import (
    OrganisationReliability,
    RespondentsNeeded,
    organisation_reliability,
    respondents_needed,
)

__all__ = [
    "SLIGHT_SKEW_VARIANCE",
    "AggregationIcc",
    "CronbachAlpha",
    "MeanDifference",
    "OmegaTotal",
    "OrdinalAlpha",
    "OrganisationReliability",
    "ReliabilityAssessment",
    "RemlIcc",
    "RespondentsNeeded",
    "ScaleAgreement",
    "Showing",
    "WithinAgreement",
    "WithinAlpha",
    "ad_m",
    "aggregation_icc",
    "alpha_within",
    "assess_reliability",
    "cronbach_alpha",
    "omega_total",
    "ordinal_alpha",
    "organisation_reliability",
    "reml_icc",
    "respondents_needed",
    "rwg",
    "rwg_j",
    "uniform_variance",
]
