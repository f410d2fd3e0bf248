"""What a description holds and says, and what it cannot."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from tests.benchstats.one_to_five import ONE_TO_FIVE

from benchstats import Share, describe, describe_many, wilson_share


def test_what_cannot_be_computed_is_none() -> None:
    nobody = describe([0, 0, 0, 0, 0], scale=ONE_TO_FIVE)
    assert (nobody.n, nobody.mean, nobody.sd_sample, nobody.sd_population) == (0, None, None, None)
    assert nobody.share_positive == Share(0, 0, None, None, None)
    one = describe([0, 0, 0, 0, 1], scale=ONE_TO_FIVE)
    assert (one.mean, one.sd_sample, one.sd_population) == (5, None, 0)


def test_many_equals_one_by_one_also_from_an_array() -> None:
    rows = np.random.default_rng(2016).integers(0, 30, size=(50, 5))
    assert describe_many(rows, scale=ONE_TO_FIVE) == tuple(describe(row, scale=ONE_TO_FIVE) for row in rows.tolist())


def test_a_result_holds_plain_numbers_and_cannot_be_changed() -> None:
    found = describe(np.array([0, 1, 3, 3, 4]), scale=ONE_TO_FIVE)
    assert found.counts == (0, 1, 3, 3, 4)
    assert {type(count) for count in found.counts} == {int}
    with pytest.raises(AttributeError):
        found.n = 12  # type: ignore[misc]


def test_one_definition_for_both_pilots(
    shared_case: Callable[[str], dict[str, Any]], pilot_answers: dict[str, list[tuple[int, ...]]]
) -> None:
    """Reference case SEED-03: numpy 2.4.6 mean and std of the reconstructed answers."""
    for cell in shared_case("SEED-03")["expected"]["cells"]:
        found = describe(pilot_answers[cell["event"]][cell["item"] - 1], scale=ONE_TO_FIVE)
        assert found.n == cell["n"]
        for name in ("mean", "sd_sample", "sd_population"):
            assert getattr(found, name) == pytest.approx(cell[name], abs=1e-9)
        assert found.share_positive.value == pytest.approx(cell["pct_positive"] / 100, abs=1e-9)


def test_results_say_themselves() -> None:
    many, few = describe([0, 1, 3, 3, 4], scale=ONE_TO_FIVE), describe([0, 0, 0, 2, 2], scale=ONE_TO_FIVE)
    assert many.sentence().text == (
        "The mean of 11 answers is 3.9 on a scale from 1 to 5; the true mean is probably between 3.2 and 4.6."
    )
    assert few.sentence().text == "The mean of 4 answers is 4.5 on a scale from 1 to 5."
    one = describe([0, 0, 0, 1, 0], scale=ONE_TO_FIVE).sentence()
    assert one.text == "The mean of 1 answer is 4.0 on a scale from 1 to 5."
    assert (one.message, one.plural, one.count) == (
        "The mean of %(n)s answer is %(mean)s on a scale from %(lowest)s to %(highest)s.",
        "The mean of %(n)s answers is %(mean)s on a scale from %(lowest)s to %(highest)s.",
        1,
    )
    assert describe([0] * 5, scale=ONE_TO_FIVE).sentence().text == "Nobody has answered yet."
    assert many.share_positive.sentence().text == (
        "Positive answers: 7 of 11, 64 %; with so many answers the true share is probably between 35 and 85 %."
    )
    assert wilson_share(0, 0).interval is None


def test_a_sentence_never_leaves_the_scale() -> None:
    """The t interval of ten 5s and one 1 reaches above 5; what is said does not."""
    found = describe([1, 0, 0, 0, 10], scale=ONE_TO_FIVE)
    assert found.mean_interval is not None
    assert found.mean_interval.high > 5
    assert "and 5.0." in found.sentence().text
