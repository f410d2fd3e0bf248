"""The common exam for shares and rates pooled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st
from tests.benchstats.exam.paper import Call, Paper

from benchstats.counts import beta_binomial, gamma_poisson, pooled_rates, pooled_shares

share = st.integers(1, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
rate = st.tuples(st.integers(0, 40), st.floats(0.25, 40))
some_shares = st.lists(share, min_size=1, max_size=20)
some_rates = st.lists(rate, min_size=1, max_size=20)


def shares_call(rows: Sequence[tuple[int, int]], **more: Any) -> Call:
    return Call(([x for x, _ in rows],), {"answers": [n for _, n in rows], **more})


def rates_call(rows: Sequence[tuple[int, float]], **more: Any) -> Call:
    return Call(([o for o, _ in rows],), {"expected": [e for _, e in rows], **more})


def place_of(call: Call) -> str:
    return "answers" if "answers" in call.parameters else "expected"


def rearranged(call: Call, order: Sequence[int]) -> Call:
    name = place_of(call)
    parts = [call.values[0][at] for at in order], [call.parameters[name][at] for at in order]
    return Call((parts[0],), {**call.parameters, name: parts[1]})


def by_place(call: Call, shuffle: Sequence[float]) -> Call:
    return rearranged(call, sorted(range(len(call.values[0])), key=lambda at: shuffle[at % len(shuffle)]))


def turned(call: Call) -> Call:
    return rearranged(call, range(len(call.values[0]))[::-1])


def put_back(result: Any) -> Any:
    return replace(result, organisations=result.organisations[::-1])


def fit_of(result: Any) -> Any:
    names = ("mean", "rho", "mean_rate", "log_likelihood", "n", "reason")
    return tuple(getattr(result, name, None) for name in names)


SHARES_UNFIT = [
    shares_call(rows) for rows in ([], [(0, 0)], [(3, 2)], [(-1, 2)], [(0, 1)], [(1, 1), (0, 1)], [(0, 9)] * 20)
]
RATES_UNFIT = [
    rates_call(rows)
    for rows in ([], [(0, 0.0)], [(1, float("nan"))], [(-1, 2.0)], [(0, 1.0)], [(0, 9.0)] * 20, [(9, 9.0)] * 20)
]
NO_VARIANCE = "the prior is held fixed or estimated, so twice the answers do not halve the posterior variance"
NO_INTERVAL = "maximum likelihood gives a point here and no variance"
ROWS = "each row is an organisation; relabelled asks the same"
WHOLE = "the fit belongs to no group; reordered asks the same"

PAPERS: list[Paper] = [
    Paper(
        beta_binomial,
        some_shares.map(shares_call),
        SHARES_UNFIT,
        reordered=by_place,
        compared=fit_of,
        tolerance=1e-6,
        excused={"duplicated": NO_INTERVAL, "relabelled": WHOLE},
    ),
    Paper(
        gamma_poisson,
        some_rates.map(rates_call),
        RATES_UNFIT,
        reordered=by_place,
        compared=fit_of,
        tolerance=1e-5,
        excused={"duplicated": NO_INTERVAL, "relabelled": WHOLE},
    ),
    Paper(
        pooled_shares,
        some_shares.map(shares_call) | some_shares.map(lambda rows: shares_call(rows, alpha=3.0, beta=1.5)),
        [*SHARES_UNFIT, shares_call([(1, 2)], alpha=1.0), shares_call([(1, 2)], concentration=float("inf"))],
        relabelled=turned,
        put_back=put_back,
        tolerance=1e-5,
        excused={"duplicated": NO_VARIANCE, "reordered": ROWS},
    ),
    Paper(
        pooled_rates,
        some_rates.map(rates_call) | some_rates.map(lambda rows: rates_call(rows, shape=3.0, rate=1.5)),
        [*RATES_UNFIT, rates_call([(1, 2.0)], rate=1.0), rates_call([(1, 2.0)], shape=0.0)],
        relabelled=turned,
        put_back=put_back,
        tolerance=1e-5,
        excused={"duplicated": NO_VARIANCE, "reordered": ROWS},
    ),
]
