"""Scores of ten organisations with the variances and covariances of their errors."""

from importlib import import_module
from typing import Any

from hypothesis import assume

stats: Any = import_module("scipy.stats")  # the second route; its types are not told

X, Y = [3.9, 4.1, 3.7, 4.3, 4.1, 3.8, 4.5, 4.0], [71, 80, 66, 79, 83, 70, 88, 70]


def apart(rows: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    x, y = (list(side) for side in zip(*rows, strict=True))
    assume(len(set(x)) > 1 and len(set(y)) > 1)
    return x, y


# Ten organisations made in R; expected values: metafor 3.8-1 rma.mv(struct = "UN", block V), confint for the range.
Y1 = [3.606, 4.385, 3.461, 3.925, 4.499, 3.689, 3.735, 3.678, 3.8, 3.948]
Y2 = [4.04, 4.179, 3.477, 3.986, 4.205, 3.825, 3.765, 3.408, 3.978, 3.982]
V1 = [0.02, 0.02174, 0.01562, 0.02941, 0.01351, 0.01852, 0.01613, 0.03333, 0.01429, 0.01316]
V2 = [0.024, 0.02609, 0.01875, 0.03529, 0.01622, 0.02222, 0.01935, 0.04, 0.01714, 0.01579]
C12 = [0.008, 0.0087, 0.00625, 0.01176, 0.00541, 0.00741, 0.00645, 0.01333, 0.00571, 0.00526]
ERRORS: Any = {"first_variances": V1, "second_variances": V2, "covariances": C12}
