"""What a calibration counts, by a second route, and the error it tells of itself."""

from __future__ import annotations

from dataclasses import replace
from math import sqrt
from typing import Any

import numpy as np
import pytest

from benchstats import InputError, wilson_share
from benchstats.pooling import standard_draws
from benchstats.verdicts import RULE, Audience, Calibration, Verdict, calibrate, verdicts
from benchstats.verdicts.calibration import _middle_of_others, _score_interval, _tied

SAID = {Verdict.CLEARLY_ABOVE: 1, Verdict.CLEARLY_BELOW: -1}


def seeded() -> np.random.Generator:
    return np.random.default_rng(44)


def by_the_long_way(sizes: tuple[int, ...], icc: float, rounds: int, sd: float, **rest: Any) -> list[list[int]]:
    """The same random numbers through the public door, counted one by one: said, wrong, too few, told."""
    generator, n = seeded(), np.array(sizes)
    dimensions, correlation = rest.pop("dimensions", 6), rest.pop("correlation", 0.5)
    draws = standard_draws(generator, groups=n.size, draws=300)
    counted = []
    for _ in range(rounds):
        levels = []
        for _ in ("of groups", "of persons"):
            shared = generator.standard_normal(n.size)
            own = generator.standard_normal((dimensions, n.size))
            levels.append(correlation**0.5 * shared + (1 - correlation) ** 0.5 * own)
        truth = sd * (icc / (1 - icc)) ** 0.5 * levels[0]
        means = truth + sd / n**0.5 * levels[1]
        degrees = sum(sizes) - len(sizes)
        within = sd**2 * generator.chisquare(degrees, (dimensions, 1)) / degrees
        rows = verdicts(means, variances=within / n, n=n, response=1.0, draws=draws, **rest)
        said, wrong, few, told = 0, 0, 0, set()
        for d, row in enumerate(rows):
            for g, one in enumerate(row):
                few += one.verdict is Verdict.TOO_FEW_ANSWERS
                if one.verdict in SAID:
                    said += 1
                    told.add(g)
                    others = sorted(truth[d, h] for h in range(len(sizes)) if h != g)
                    half = len(others) // 2
                    middle = (others[half] + others[~half]) / 2
                    wrong += SAID[one.verdict] * (truth[d, g] - middle) <= 0
        counted.append([said, wrong, few, len(told)])
    return counted


@pytest.mark.parametrize(
    ("sizes", "icc", "sd", "more"),
    [
        ((7, 12, 22, 38), 0.06, 0.75, {}),
        ((20, 30, 40, 50, 60), 0.12, 0.75, {"audience": Audience.EVERYBODY}),
        ((20, 30, 40, 50, 60), 0.1, 1.0, {"dimensions": 2, "correlation": 0.9}),
        ((20, 30, 40, 50, 60), 0.1, 0.75, {"rule": replace(RULE, margin=0.4)}),
        ((9, 9, 9, 9), 0.0, 0.75, {"rule": replace(RULE, probability=0.6, discoveries=0.5, rankability=0.0)}),
    ],
)
def test_it_counts_what_the_verdicts_say(sizes: tuple[int, ...], icc: float, sd: float, more: dict[str, Any]) -> None:
    found = calibrate(sizes, icc=icc, rounds=12, generator=seeded(), sd=sd, draws=300, **more)
    counted = by_the_long_way(sizes, icc, 12, sd, **more)
    said, wrong, few, told = (sum(column) for column in zip(*counted, strict=True))
    assert said > 0
    assert (found.said, found.wrong, found.too_few, found.told) == (said, wrong, few, told)
    dimensions = more.get("dimensions", 6)
    assert (found.n, found.comparisons, found.readers) == (12, 12 * dimensions * len(sizes), 12 * len(sizes))
    assert (found.sizes, found.icc, found.audience) == (sizes, icc, more.get("audience", Audience.EACH_GROUP))
    assert found.share_said == said / found.comparisons
    assert found.share_wrong == wrong / said
    # The errors between rounds, from the definition of a ratio estimator (Cochran 1977, Sampling Techniques, 2.11).
    rounds, each = len(counted), [one[0] for one in counted]
    mean = said / rounds
    spread = sqrt(sum((one - mean) ** 2 for one in each) / (rounds - 1) / rounds)
    assert found.said_error == pytest.approx(spread / (dimensions * len(sizes)))
    left = [one[1] - wrong / said * one[0] for one in counted]
    assert found.wrong_error == pytest.approx(sqrt(sum(one**2 for one in left) / (rounds - 1) / rounds) / mean)


def test_it_uses_the_usual_parameters() -> None:
    usual = calibrate((20, 30, 40, 50), icc=0.1, rounds=3, generator=seeded())
    told = {"dimensions": 6, "sd": 0.75, "correlation": 0.5, "draws": 4000, "rule": RULE, "audience": "each_group"}
    assert calibrate((20, 30, 40, 50), icc=0.1, rounds=3, generator=seeded(), **told) == usual  # type: ignore[arg-type]


def test_the_true_levels_have_the_spread_and_the_tie_that_is_asked() -> None:
    numbers = np.stack([_tied(seeded(), (2, 20_000), 0.3)])[0]
    assert numbers.std(axis=1) == pytest.approx([1, 1], abs=0.02)
    assert np.corrcoef(numbers)[0, 1] == pytest.approx(0.3, abs=0.02)
    alike = _tied(seeded(), (3, 5), 1.0)
    assert alike[0] == pytest.approx(alike[1])


def test_the_middle_of_others_is_their_median() -> None:
    found = _middle_of_others(np.array([[1.0, 2.0, 4.0, 9.0], [0.0, 0.0, 1.0, 1.0]]))
    assert found.tolist() == [[4.0, 4.0, 2.0, 2.0], [1.0, 1.0, 0.0, 0.0]]
    assert _middle_of_others(np.array([[1.0, 3.0]])).tolist() == [[3.0, 1.0]]
    assert np.isnan(_middle_of_others(np.array([[1.0]]))).all()


@pytest.mark.parametrize(("count", "n"), [(3, 60), (0, 40), (25, 25), (30, 60)])
def test_independent_statements_give_wilsons_interval(count: int, n: int) -> None:
    share = count / n
    found, known = _score_interval(share, sqrt(share * (1 - share) / n), n), wilson_share(count, n)
    assert (found.low, found.high) == pytest.approx((known.low, known.high))
    assert (found.level, found.method) == (0.95, "score interval for rounds drawn independently, 95 %")


def test_no_interval_of_a_share_reaches_beyond_all_or_none() -> None:
    for n in range(1, 300):
        assert _score_interval(1.0, 0.0, n).high <= 1.0
        assert _score_interval(0.0, 0.0, n).low >= 0.0


def test_statements_that_hang_together_count_for_fewer() -> None:
    """Twice the error is a quarter of the number; less error than that of independent ones counts for no more."""
    share, known = 0.2, wilson_share(5, 25)
    found = _score_interval(share, 2 * sqrt(share * (1 - share) / 100), 100)
    assert (found.low, found.high) == pytest.approx((known.low, known.high))
    full = wilson_share(20, 100)
    found = _score_interval(share, 0.5 * sqrt(share * (1 - share) / 100), 100)
    assert (found.low, found.high) == pytest.approx((full.low, full.high))


def test_its_interval_is_that_of_its_share_and_error() -> None:
    found = calibrate((7, 12, 22, 38), icc=0.03, rounds=40, generator=seeded(), draws=300)
    assert found.share_wrong is not None
    assert found.wrong_error is not None
    assert found.interval == _score_interval(found.share_wrong, found.wrong_error, found.said)
    assert found.interval.low < found.share_wrong < found.interval.high


def test_one_round_cannot_tell_its_error() -> None:
    found = calibrate((30, 40, 50, 60), icc=0.2, rounds=1, generator=seeded(), draws=300)
    assert found.said > 0
    assert found.said_error == found.wrong_error == 0.0
    two = calibrate((30, 40, 50, 60), icc=0.2, rounds=2, generator=seeded(), draws=300)
    assert two.said_error > 0


def test_where_nothing_is_said_nothing_is_wrong() -> None:
    found = calibrate((5, 5, 5), icc=0.1, rounds=2, generator=seeded(), draws=50)
    assert (found.said, found.wrong, found.told, found.too_few) == (0, 0, 0, 36)
    assert (found.share_wrong, found.wrong_error, found.interval) == (None, None, None)
    assert (found.share_said, found.said_error) == (0.0, 0.0)
    assert found.sentence().text == "In 2 rounds no difference was called clear."


def test_a_calibration_says_itself() -> None:
    one = Calibration(
        n=40, sizes=(9, 9, 9, 9), icc=0.1, audience=Audience.EACH_GROUP, comparisons=960, said=88, wrong=2, too_few=1,
        readers=160, told=50, said_error=0.01, wrong_error=0.02, interval=None,
    )  # fmt: skip
    assert one.sentence().text == "In 40 rounds 88 of 960 comparisons were called clear, and 2 of them wrongly."
    assert one.definition.startswith("How often a verdict is said")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"rounds": 0}, r"^calibration needs a round, a dimension and groups of at least one answer, one of them two$"),
        ({"sizes": ()}, "^calibration needs a round"),
        ({"sizes": (0, 9)}, "^calibration needs a round"),
        ({"sizes": (1, 1)}, "^calibration needs a round"),
        ({"dimensions": 0}, "^calibration needs a round"),
        ({"icc": -0.01}, r"^calibration cannot use ICC -0.01, correlation 0.5 and SD 0.75$"),
        ({"icc": 1.0}, "^calibration cannot use ICC"),
        ({"correlation": -0.01}, "^calibration cannot use ICC"),
        ({"correlation": 1.01}, "^calibration cannot use ICC"),
        ({"sd": 0.0}, "^calibration cannot use ICC"),
    ],
)
def test_what_makes_no_sense_is_refused(change: dict[str, Any], message: str) -> None:
    call: dict[str, Any] = {"sizes": (9, 9, 9, 9), "icc": 0.1, "rounds": 1, "generator": seeded(), "draws": 10} | change
    with pytest.raises(InputError, match=message):
        calibrate(call.pop("sizes"), **call)


def test_the_ends_of_what_makes_sense() -> None:
    for change in ({"correlation": 0.0}, {"correlation": 1.0}, {"icc": 0.0}, {"dimensions": 1}, {"sd": 1e-3}):
        call: dict[str, Any] = {"icc": 0.1, "rounds": 1, "generator": seeded(), "draws": 10} | change
        assert calibrate((9, 9, 9, 9), **call).n == 1
    assert calibrate((1, 2), icc=0.1, rounds=1, generator=seeded(), draws=10).said == 0
