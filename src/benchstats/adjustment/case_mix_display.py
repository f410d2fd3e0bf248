"""Whether adjusted means may be shown."""

from __future__ import annotations

from enum import StrEnum

FEWEST_ANSWERS = 200
FEWEST_ORGANISATIONS = 8


class CaseMixDisplay(StrEnum):
    """What may be shown. The value is stable and may be stored."""

    ADJUSTED = "adjusted means beside unadjusted ones"
    STRATIFIED = "means by stratum, not adjusted"


def case_mix_display(answers: int, *, organisations: int) -> CaseMixDisplay:
    """Whether adjusted means may be shown: from 200 answers and 8 organisations on. Source: statistics.md 2.7."""
    is_enough = answers >= FEWEST_ANSWERS and organisations >= FEWEST_ORGANISATIONS
    return CaseMixDisplay.ADJUSTED if is_enough else CaseMixDisplay.STRATIFIED
