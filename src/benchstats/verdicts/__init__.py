"""Verdicts in four words, how often they are wrong, and what is clear where nothing differs."""

from benchstats.verdicts.calibration import Calibration, calibrate
from benchstats.verdicts.comparison import Comparison
from benchstats.verdicts.contrasts import OwnContrast, contrasts_of_means, own_contrasts
from benchstats.verdicts.discoveries import Audience, false_discoveries
from benchstats.verdicts.planning import (
    AnswersNeeded,
    Obstacle,
    SmallestDetectable,
    answers_needed,
    respondents_needed,
    smallest_detectable,
)
from benchstats.verdicts.round import verdicts
from benchstats.verdicts.rule import RULE, Evidence, Gate, Rule, Verdict, failed_gates, rule_for, verdict_of
from benchstats.verdicts.within import WithinCovariance, within_covariance

__all__ = [
    "RULE",
    "AnswersNeeded",
    "Audience",
    "Calibration",
    "Comparison",
    "Evidence",
    "Gate",
    "Obstacle",
    "OwnContrast",
    "Rule",
    "SmallestDetectable",
    "Verdict",
    "WithinCovariance",
    "answers_needed",
    "calibrate",
    "contrasts_of_means",
    "failed_gates",
    "false_discoveries",
    "own_contrasts",
    "respondents_needed",
    "rule_for",
    "smallest_detectable",
    "verdict_of",
    "verdicts",
    "within_covariance",
]
