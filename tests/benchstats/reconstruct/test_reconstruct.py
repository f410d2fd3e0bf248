from collections.abc import Callable
from fractions import Fraction
from itertools import combinations_with_replacement
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchstats import Scale, describe
from benchstats.definitions import SD_DEFINITIONS, SdDefinition
from benchstats.reconstruct import Published, Solution, reconstruct
from benchstats.reconstruct.search import Budget

ONE_TO_FIVE = Scale(1, 5)


def printed(text: str) -> Published:
    return Published.parse(text)


def by_brute_force(n: int, mean: Published, sd: Published | None, scale: Scale, divisor: int) -> list[tuple[int, ...]]:
    """Try every set of n answers, one after the other, with fractions only."""
    found = []
    for answers in combinations_with_replacement(scale.values, n):
        exact_mean = Fraction(sum(answers), n)
        fits = mean.low <= exact_mean <= mean.high
        if fits and sd is not None:
            variance = sum((answer - exact_mean) ** 2 for answer in answers) / divisor
            fits = max(sd.low, Fraction(0)) ** 2 <= variance <= sd.high**2
        if fits:
            found.append(tuple(answers.count(value) for value in scale.values))
    return sorted(found)


@st.composite
def small_searches(draw: st.DrawFn) -> tuple[int, Published, Published | None, Scale]:
    """A small scale and n with a mean and SD that may or may not have been printed for it."""
    low = draw(st.integers(-2, 2))
    scale = Scale(low, low + draw(st.integers(1, 5)))
    decimals = draw(st.integers(0, 2))
    unit = 10**decimals
    mean = draw(st.integers(scale.low * unit, scale.high * unit))
    sd = draw(st.none() | st.integers(0, scale.size * unit))
    n = draw(st.integers(1, 7))
    return (
        n,
        Published(Fraction(mean, unit), decimals),
        None if sd is None else Published(Fraction(sd, unit), decimals),
        scale,
    )


@settings(max_examples=200)
@given(small_searches())
def test_equals_brute_force(search: tuple[int, Published, Published | None, Scale]) -> None:
    n, mean, sd, scale = search
    divisors: dict[SdDefinition | None, int] = {None: 1} if sd is None else {"sd_sample": n - 1, "sd_population": n}
    expected = tuple(
        Solution(definition, counts)
        for definition, divisor in divisors.items()
        if divisor
        for counts in by_brute_force(n, mean, sd, scale, divisor)
    )
    assert reconstruct(n=n, mean=mean, sd=sd, scale=scale) == expected


scales_with_counts = st.sampled_from([(Scale(1, 5), 6), (Scale(1, 4), 8), (Scale(0, 10), 1), (Scale(0, 1), 20)])


@given(
    scales_with_counts.flatmap(
        lambda pair: st.tuples(
            st.just(pair[0]), st.lists(st.integers(0, pair[1]), min_size=pair[0].size, max_size=pair[0].size)
        )
    ),
    st.integers(0, 3),
)
def test_the_answers_behind_printed_figures_are_always_found(answered: tuple[Scale, list[int]], decimals: int) -> None:
    scale, counts = answered
    found = describe(counts, scale=scale)
    for definition in SD_DEFINITIONS:
        sd = getattr(found, definition)
        if found.mean is not None and sd is not None:
            mean_text, sd_text = f"{found.mean:.{decimals}f}", f"{sd:.{decimals}f}"
            solutions = reconstruct(n=found.n, mean=printed(mean_text), sd=printed(sd_text), scale=scale)
            assert Solution(definition, tuple(counts)) in solutions


def test_the_first_cell_of_the_article() -> None:
    solutions = reconstruct(n=11, mean=printed("4,64"), sd=printed("0,67"), scale=ONE_TO_FIVE)
    assert solutions == (Solution("sd_sample", (0, 0, 1, 2, 8)),)


@pytest.mark.parametrize(
    ("n", "mean", "sd", "solutions", "fewest", "most"),
    [
        (7, "4.29", "0.95", 1, [0, 0, 2, 1, 4], [0, 0, 2, 1, 4]),
        (11, "4.6", None, 5, [0, 0, 0, 0, 7], [1, 1, 2, 4, 10]),
        (11, "4.55", None, 6, [0, 0, 0, 0, 6], [1, 1, 2, 5, 9]),
        (20, "3.95", "0.94", 6, [0, 0, 0, 3, 4], [1, 3, 9, 14, 8]),
        (20, "4.0", "0.9", 26, [0, 0, 0, 3, 4], [1, 3, 9, 14, 9]),
        (30, "3.9", None, 1127, [0, 0, 0, 0, 0], [8, 11, 17, 29, 22]),
    ],
)
def test_how_many_sets_fit(
    n: int, mean: str, sd: str | None, solutions: int, fewest: list[int], most: list[int]
) -> None:
    """Exact enumeration with Python fractions, reference case DISC-08; every SD there is the sample SD."""
    check_disclosure(n, mean, sd, {"solutions": solutions, "min_counts": fewest, "max_counts": most})


def check_disclosure(n: int, mean: str, sd: str | None, expected: dict[str, Any]) -> None:
    found = reconstruct(
        n=n,
        mean=printed(mean),
        sd=None if sd is None else printed(sd),
        scale=ONE_TO_FIVE,
        definitions=SD_DEFINITIONS[:1],
    )
    by_value = list(zip(*(one.counts for one in found), strict=True))
    assert len(found) == expected["solutions"]
    assert [min(counts) for counts in by_value] == expected["min_counts"]
    assert [max(counts) for counts in by_value] == expected["max_counts"]


def test_reference_disclosure(shared_case: Callable[[str], dict[str, Any]]) -> None:
    case = shared_case("DISC-08")
    for query, expected in zip(case["input"]["queries"], case["expected"]["results"], strict=True):
        assert query["kind"] == "sample"
        check_disclosure(query["n"], query["mean"], query["sd"], expected)


def test_reference_cells_of_the_article(shared_case: Callable[[str], dict[str, Any]]) -> None:
    case = shared_case("SEED-01")
    for cell, expected in zip(case["input"]["cells"], case["expected"]["cells"], strict=True):
        found = reconstruct(
            n=cell["n"],
            mean=printed(cell["published_mean"]),
            sd=printed(cell["published_variation"]),
            scale=ONE_TO_FIVE,
            definitions=[one for one in SD_DEFINITIONS if one == f"sd_{cell['sd_definition']}"],
        )
        assert len(found) == expected["solutions"] == 1
        assert list(found[0].counts) == expected["counts_1to5"]


def test_ties_count_whichever_way_they_were_rounded() -> None:
    """1, 1, 1 and 2 have a mean of exactly 1.25: some programs print 1.2, others 1.3."""
    for mean in ("1.2", "1.3"):
        found = reconstruct(n=4, mean=printed(mean), sd=None, scale=Scale(1, 2))
        assert [one.counts for one in found] == [(3, 1)]


def test_the_sample_sd_comes_first_whatever_order_is_asked() -> None:
    found = reconstruct(
        n=3,
        mean=printed("5.00"),
        sd=printed("0.00"),
        scale=ONE_TO_FIVE,
        definitions=("sd_population", "sd_sample"),
    )
    assert [one.definition for one in found] == ["sd_sample", "sd_population"]


def test_one_answer_has_no_sample_sd() -> None:
    found = reconstruct(n=1, mean=printed("4"), sd=printed("0"), scale=ONE_TO_FIVE)
    assert found == (Solution("sd_population", (0, 0, 0, 1, 0)),)


def test_a_mean_off_the_scale_fits_nothing() -> None:
    assert reconstruct(n=5, mean=printed("7.0"), sd=None, scale=ONE_TO_FIVE) == ()


@pytest.mark.parametrize(
    ("n", "mean", "sd", "scale", "steps"),
    [
        (30, "3.90", "0.94", ONE_TO_FIVE, 1_000),
        (60, "3.90", "0.94", ONE_TO_FIVE, 2_000),
        (60, "3.9", None, ONE_TO_FIVE, 30_000),
        (12, "7.0", "2.1", Scale(0, 10), 5_000),
    ],
)
def test_the_search_stays_short(n: int, mean: str, sd: str | None, scale: Scale, steps: int) -> None:
    """Steps, not seconds, so that a busy machine cannot fail it; a million steps take about a second."""
    budget = Budget()
    reconstruct(n=n, mean=printed(mean), sd=printed(sd) if sd else None, scale=scale, budget=budget)
    assert 0 < budget.spent < steps


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"n": 0}, "from 1 to"),
        ({"n": 10**9}, "from 1 to 10,000"),
        ({"sd": printed("-0.5")}, "negative"),
        ({"scale": Scale(0, 1000)}, "up to 101 values"),
        ({"definitions": ("sd",)}, "one of sd_sample, sd_population"),
        ({"n": 60, "sd": None, "budget": Budget(limit=1_000)}, "limit of 1,000 steps"),
    ],
)
def test_nonsense_and_endless_searches_are_refused(change: dict[str, Any], words: str) -> None:
    asked: dict[str, Any] = {"n": 5, "mean": printed("4.0"), "sd": printed("0.5"), "scale": ONE_TO_FIVE}
    with pytest.raises(ValueError, match=words):
        reconstruct(**(asked | change))
