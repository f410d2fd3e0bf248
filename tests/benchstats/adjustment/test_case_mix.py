"""Means adjusted for the mix of people: values from R lm."""

import pytest
from tests.benchstats.adjustment.answers import HOMES, MIX, SCORES, YEARS

from benchstats.adjustment import CaseMixDisplay, case_mix, case_mix_display


def test_case_mix_is_r_lm() -> None:
    """R: lm(y ~ 0 + org + centred model matrix of relevel(role, "y") + years)."""
    found = case_mix(SCORES, references={"role": "y"}, **MIX)
    rows = found.organisations
    assert [one.organisation for one in rows] == ["A", "B", "C"]
    assert [one.mean for one in rows] == pytest.approx([4.0, 3.7, 3.7])
    assert [one.adjusted for one in rows] == pytest.approx([3.85907450467, 3.86709417236, 3.64564622390], abs=1e-10)
    assert [one.se for one in rows] == pytest.approx([0.15450836746, 0.12846923261, 0.13008266497], abs=1e-10)
    told = [(one.covariate, one.level) for one in found.coefficients]
    assert told == [("role", "x"), ("role", "z"), ("years", None)]
    values = [0.31904035266, 0.08501186843, -0.19704984741]
    assert [one.value for one in found.coefficients] == pytest.approx(values, abs=1e-10)
    errors = [0.36025659774, 0.26150190317, 0.06182771134]
    assert [one.se for one in found.coefficients] == pytest.approx(errors, abs=1e-10)
    assert found.degrees == 8


def test_reference_level_changes_words_not_means() -> None:
    """Without one named, the first in order stands, as in R."""
    first = case_mix(SCORES, **MIX)
    other = case_mix(SCORES, references={"role": "y"}, **MIX)
    assert [one.level for one in first.coefficients] == ["y", "z", None]
    assert [one.adjusted for one in first.organisations] == pytest.approx([one.adjusted for one in other.organisations])


def test_without_covariates_nothing_is_adjusted() -> None:
    found = case_mix(SCORES, organisations=HOMES, covariates={})
    assert [one.adjusted for one in found.organisations] == [one.mean for one in found.organisations]


def test_large_adjustments_are_explained() -> None:
    """statistics.md 2.7: |adjusted - raw| > 0.2."""
    scores = [5.0, 4.0, 5.1, 1.0, 2.0, 0.9, 2.1]
    found = case_mix(scores, organisations=list("AAABBBB"), covariates={"t": [0, 1, 0, 3, 2, 3, 2]})
    assert all(one.must_be_explained for one in found.organisations)
    assert "who answered here" in found.organisations[0].sentence().text
    assert not any(one.must_be_explained for one in case_mix(SCORES, **MIX).organisations)


@pytest.mark.parametrize(
    ("answers", "organisations", "display"),
    [
        (200, 8, CaseMixDisplay.ADJUSTED),
        (199, 8, CaseMixDisplay.STRATIFIED),
        (200, 7, CaseMixDisplay.STRATIFIED),
    ],
)
def test_minimum_evidence(answers: int, organisations: int, display: CaseMixDisplay) -> None:
    assert case_mix_display(answers, organisations=organisations) is display


def test_sentences_of_case_mix() -> None:
    small = case_mix(SCORES, **MIX)
    large = case_mix(SCORES * 15, organisations=[f"{home}{at}" for at in range(15) for home in HOMES],
                     covariates={"years": YEARS * 15})  # fmt: skip
    assert "too few answers (14) to adjust" in small.sentence().text
    assert large.sentence().text.startswith("210 answers were adjusted")
