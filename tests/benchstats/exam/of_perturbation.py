"""Exam papers of perturbation and differential privacy."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import strategies as st
from tests.benchstats.exam.paper import Call, Paper

from benchstats.perturbation import (
    Change,
    Noise,
    maximum_entropy_table,
    noise_accuracy,
    noise_scale,
    noisy_count,
    perturbed_count,
)

ALL = {
    "reordered": "it takes one number and no rows",
    "relabelled": "it takes no groups",
    "duplicated": "it takes no rows",
}
CHANGES = [Change(0, 0, 0, 1), Change(1, 0, 0, 0.5), Change(1, 2, 0.5, 1), Change(2, 1, 0, 0.25), Change(2, 2, 0.25, 1)]
keys = st.lists(st.integers(0, 9999).map(lambda key: key / 10_000), max_size=12)


def other_order(call: Call, shuffle: Sequence[float]) -> Call:
    (held,) = call.values
    return Call(([held[at] for at in sorted(range(len(held)), key=lambda at: shuffle[at])],), call.parameters)


noises = st.sampled_from(list(Noise))
tables = st.builds(
    lambda most, part, barred: Call((), {"largest_change": most, "variance": most**2 * part, "barred": barred}),
    st.integers(2, 4),
    st.floats(0.05, 0.6),
    st.sampled_from([(), (1,), (1, 2)]),
)
noisy = st.builds(
    lambda count, epsilon, seed: Call((count,), {"epsilon": epsilon, "generator": np.random.default_rng(seed)}),
    st.integers(0, 500),
    st.floats(0.001, 1),
    st.integers(0, 2**32),
)

PAPERS = [
    Paper(
        method=perturbed_count,
        calls=keys.map(lambda held: Call((held,), {"changes": CHANGES})),
        degenerate=[
            Call(([],), {"changes": CHANGES}),
            Call(([0.5],), {"changes": []}),
            Call(([1.0],), {"changes": CHANGES}),
            Call(([float("nan")],), {"changes": CHANGES}),
            Call(([0.2],), {"changes": [Change(1, 1, 0.5, 1)]}),
        ],
        reordered=other_order,
        excused={"relabelled": "respondents have keys, not labels", "duplicated": "noise is made, not estimated"},
    ),
    Paper(
        method=maximum_entropy_table,
        calls=tables,
        degenerate=[
            Call((), {"largest_change": 0}),
            Call((), {"variance": 0.0}),
            Call((), {"variance": 4.0}),
            Call((), {"variance": 4.1}),
            Call((), {"barred": (0,)}),
            Call((), {"largest_change": 1, "barred": (1, 2, 3)}),
        ],
        excused=ALL,
        examples=20,
    ),
    Paper(
        method=noise_accuracy,
        calls=st.builds(
            lambda scale, noise, alpha: Call((scale,), {"noise": noise, "alpha": alpha}),
            st.floats(0.01, 100), noises, st.floats(0.001, 0.5),
        ),
        degenerate=[
            Call((0.0,), {"noise": Noise.LAPLACE}),
            Call((float("inf"),), {"noise": Noise.GAUSSIAN}),
            Call((1.0,), {"noise": Noise.LAPLACE, "alpha": 1.0}),
            Call((1e-3,), {"noise": Noise.DISCRETE_GAUSSIAN, "alpha": 0.999}),
            Call((1e-3,), {"noise": Noise.DISCRETE_LAPLACE, "alpha": 1e-300}),
        ],
        excused=ALL,
    ),
    Paper(
        method=noise_scale,
        calls=st.builds(
            lambda accuracy, noise, alpha: Call((accuracy,), {"noise": noise, "alpha": alpha}),
            st.floats(1, 100), noises, st.floats(0.001, 0.5),
        ),
        degenerate=[
            Call((0.0,), {"noise": Noise.LAPLACE}),
            Call((0.5,), {"noise": Noise.DISCRETE_GAUSSIAN}),
            Call((3.0,), {"noise": Noise.DISCRETE_LAPLACE, "alpha": 1 - 1e-12}),
            Call((3.0,), {"noise": Noise.DISCRETE_LAPLACE, "alpha": 1e-300}),
            Call((3.0,), {"noise": Noise.DISCRETE_GAUSSIAN, "alpha": 1e-300}),
            Call((1e-3,), {"noise": Noise.GAUSSIAN, "alpha": 1e-300}),
        ],
        excused=ALL,
    ),
    Paper(
        method=noisy_count,
        calls=noisy,
        degenerate=[
            Call((-1,), {"epsilon": 1.0, "generator": np.random.default_rng(1)}),
            Call((0,), {"epsilon": 0.0, "generator": np.random.default_rng(1)}),
            Call((0,), {"epsilon": 1e-3, "generator": np.random.default_rng(1)}),
            Call((0,), {"epsilon": 1000.0, "generator": np.random.default_rng(1)}),
        ],
        excused=ALL,
    ),
]  # fmt: skip
