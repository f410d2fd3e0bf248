"""Agreement of raters and coders, and how severe each rater is."""

from benchstats.raters.codes import CodeAlpha, MasiAlpha, code_alphas, masi_alpha
from benchstats.raters.crossed import CrossedEffects, crossed_effects
from benchstats.raters.design import Component
from benchstats.raters.firmness import Firmness
from benchstats.raters.gwet import GwetAc, gwet_ac
from benchstats.raters.hughes import HughesAlpha, hughes_alpha
from benchstats.raters.icc import IccValue, RaterIcc, rater_icc
from benchstats.raters.kappa import CohenKappa, cohen_kappa
from benchstats.raters.krippendorff import KrippendorffAlpha, krippendorff_alpha
from benchstats.raters.severity import PlanMean, RaterEffect, RaterSeverity, rater_severity

__all__ = [
    "CodeAlpha",
    "CohenKappa",
    "Component",
    "CrossedEffects",
    "Firmness",
    "GwetAc",
    "HughesAlpha",
    "IccValue",
    "KrippendorffAlpha",
    "MasiAlpha",
    "PlanMean",
    "RaterEffect",
    "RaterIcc",
    "RaterSeverity",
    "code_alphas",
    "cohen_kappa",
    "crossed_effects",
    "gwet_ac",
    "hughes_alpha",
    "krippendorff_alpha",
    "masi_alpha",
    "rater_icc",
    "rater_severity",
]
