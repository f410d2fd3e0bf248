from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchstats import InputError, Reason
from benchstats.ordinal import AgreementWord, dispersion

# R agrmt 1.42.12: agreement, consensus, Leik, BerryMielke (R 4.2.2).
OF_AGRMT = [
    ((2, 3, 15, 11, 5), 0.472222222222222, 0.637982782652607, 0.388888888888889, 0.538580246913580),
    ((0, 0, 0, 0, 7), 1, 1, 0, 0),
    ((5, 0, 0, 0, 5), -1, 0, 1, 1),
    ((3, 2, 1, 2, 3), -0.232323232323232, 0.303622727534966, 0.727272727272727, 0.9),
    ((2, 2, 2, 2, 2), 0, 0.433985000288462, 0.6, 0.8),
    ((0, 0, 0, 5, 6), 0.772727272727273, 0.808936643216468, 0.227272727272727, 0.25),
    ((30, 40, 210, 130, 530, 50, 10), 0.611333333333333, 0.725687613959346, 0.286666666666667, 0.402666666666667),
    ((1, 0, 2, 1, 0, 0, 3), 0.0380952380952381, 0.3470185121915038, 0.6666666666666666, 0.8333333333333334),
    ((4, 1, 3), -0.375, 0.126081920943823, 0.875, 0.96875),
    ((0, 4, 4, 4, 0), 0.5, 0.723308333814104, 0.333333333333333, 0.444444444444444),
    ((1, 1, 1, 0, 1), -0.0416666666666667, 0.3961525593123818, 0.625, 0.8125),
]
some_counts = st.lists(st.integers(0, 15), min_size=3, max_size=9).filter(lambda counts: sum(counts) > 1)


@pytest.mark.parametrize(("counts", "a", "consensus", "leik", "berry_mielke"), OF_AGRMT)
def test_values_of_agrmt(counts: tuple[int, ...], a: float, consensus: float, leik: float, berry_mielke: float) -> None:
    found = dispersion(counts)
    assert found.van_der_eijk_a == pytest.approx(a, abs=1e-13)
    assert found.consensus == pytest.approx(consensus, abs=1e-13)
    assert found.leik_d == pytest.approx(leik, abs=1e-13)
    assert found.berry_mielke == pytest.approx(berry_mielke, abs=1e-13)


def test_reference_case(shared_case: Callable[[str], dict[str, Any]]) -> None:
    case = shared_case("DESC-05")
    found = dispersion(case["input"]["counts_1to5"])
    assert found.van_der_eijk_a == pytest.approx(case["expected"]["vanderEijk_A"], abs=1e-12)
    assert found.consensus == pytest.approx(case["expected"]["tastle_wierman_consensus"], abs=1e-12)


@given(some_counts)
def test_bounds_and_mirror(counts: list[int]) -> None:
    found, mirrored = dispersion(counts), dispersion(counts[::-1])
    assert found.van_der_eijk_a is not None
    assert found.consensus is not None
    assert found.leik_d is not None
    assert found.berry_mielke is not None
    assert -1 <= found.van_der_eijk_a <= 1
    assert 0 <= found.consensus <= 1
    assert 0 <= found.leik_d <= 1 + 1e-12
    assert 0 <= found.berry_mielke <= 1 + 1e-12
    assert mirrored.van_der_eijk_a == found.van_der_eijk_a
    assert mirrored.word == found.word
    assert mirrored.leik_d == pytest.approx(found.leik_d, abs=1e-12)
    assert mirrored.consensus == pytest.approx(found.consensus, abs=1e-12)
    assert (max(counts) == sum(counts)) == (found.leik_d == 0) == (found.berry_mielke == 0) == (found.consensus == 1)


@pytest.mark.parametrize(
    ("counts", "word"),
    [
        ((0, 4, 4, 4, 0), AgreementWord.BROAD),  # A is exactly 1/2
        ((0, 4, 4, 4, 1), AgreementWord.MIXED),
        ((7, 7, 7, 7, 7), AgreementWord.MIXED),  # A is exactly 0
        ((8, 7, 7, 7, 8), AgreementWord.SPLIT),
        ((0, 0, 0, 0, 2), AgreementWord.BROAD),
    ],
)
def test_the_word_changes_exactly_at_its_limits(counts: tuple[int, ...], word: AgreementWord) -> None:
    assert dispersion(counts).word is word


def test_each_word_has_its_sentence() -> None:
    assert dispersion((0, 0, 0, 5, 6)).sentence().text == "The 11 answers are close together."
    assert dispersion((2, 3, 15, 11, 5)).sentence().text == "The 36 answers are mixed."
    assert "36 answers are split" in dispersion((18, 0, 0, 0, 18)).sentence().text
    assert dispersion((0, 0, 1)).sentence().text.startswith("There are too few answers (1)")


def test_what_cannot_be_computed_is_none() -> None:
    nobody, one, two_values = dispersion([0, 0, 0]), dispersion([0, 1, 0]), dispersion([3, 4])
    assert (nobody.van_der_eijk_a, nobody.consensus, nobody.leik_d, nobody.berry_mielke) == (None,) * 4
    assert (one.van_der_eijk_a, one.consensus, one.berry_mielke, one.word) == (1, 1, None, None)
    assert (two_values.van_der_eijk_a, two_values.word) == (None, None)
    assert two_values.leik_d == pytest.approx(6 / 7)
    assert (nobody.reason, one.reason, two_values.reason) == (
        Reason.TOO_FEW_ANSWERS,
        Reason.TOO_FEW_ANSWERS,
        Reason.NOT_ASSESSED,
    )
    assert dispersion([3, 4, 5]).reason is None


def test_a_wide_scale_takes_no_time() -> None:
    found = dispersion([at % 7 for at in range(101)])
    assert found.van_der_eijk_a is not None


@pytest.mark.parametrize("wrong", [[], [4], [1, -1], [1, 0.5], None, 4])
def test_what_are_no_counts_is_refused(wrong: Any) -> None:
    with pytest.raises(InputError):
        dispersion(wrong)
