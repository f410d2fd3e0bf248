"""Disclosure control: who may see what of few people's answers, and what could be worked out from it.

`presented` and `presented_others` decide by the policy how a figure is shown; `compatible_answers`, `group_disclosure`,
`differencing`, `lattice_audit` and `panel_check` each find one way in which answers leak. `reconstruction_audit` holds
all figures of a round against everything each audience sees, and `printable` says what to print instead.
"""

from benchstats.disclosure.audit import ReconstructionAudit, reconstruction_audit
from benchstats.disclosure.compatible import CompatibleAnswers, Fact, compatible_answers
from benchstats.disclosure.differencing import Difference, Differencing, differencing
from benchstats.disclosure.findings import Finding
from benchstats.disclosure.instead import NotPrinted, Printable, printable
from benchstats.disclosure.lattice import AudienceDifference, LatticeAudit, WorkedOut, lattice_audit
from benchstats.disclosure.others import (
    OthersKind,
    PresentedOthers,
    presented_others,
    why_named_withheld,
    why_points_withheld,
    why_total_withheld,
)
from benchstats.disclosure.panel import PanelCheck, panel_check
from benchstats.disclosure.policy import CONFIDENTIAL, OFFICIAL, OPEN, OthersRule, Policy
from benchstats.disclosure.presenting import Presented, PrintedClass, presented
from benchstats.disclosure.printed import Printed, Span
from benchstats.disclosure.released import GroupAnswers, Released, Round
from benchstats.disclosure.rules import Basis, Rule, band_of, merged_classes, why_withheld
from benchstats.disclosure.unanimity import GroupDisclosure, group_disclosure
from benchstats.disclosure.words import Audience, Check, InstrumentClass, Kind, Side, Statistic, Withheld

__all__ = [
    "CONFIDENTIAL",
    "OFFICIAL",
    "OPEN",
    "Audience",
    "AudienceDifference",
    "Basis",
    "Check",
    "CompatibleAnswers",
    "Difference",
    "Differencing",
    "Fact",
    "Finding",
    "GroupAnswers",
    "GroupDisclosure",
    "InstrumentClass",
    "Kind",
    "LatticeAudit",
    "NotPrinted",
    "OthersKind",
    "OthersRule",
    "PanelCheck",
    "Policy",
    "Presented",
    "PresentedOthers",
    "Printable",
    "Printed",
    "PrintedClass",
    "ReconstructionAudit",
    "Released",
    "Round",
    "Rule",
    "Side",
    "Span",
    "Statistic",
    "Withheld",
    "WorkedOut",
    "band_of",
    "compatible_answers",
    "differencing",
    "group_disclosure",
    "lattice_audit",
    "merged_classes",
    "panel_check",
    "presented",
    "presented_others",
    "printable",
    "reconstruction_audit",
    "why_named_withheld",
    "why_points_withheld",
    "why_total_withheld",
    "why_withheld",
]
