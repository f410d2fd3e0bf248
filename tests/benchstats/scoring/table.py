"""A table of answers with gaps and a reversed item."""

from math import nan

from benchstats import Scale

ONE_TO_FIVE = Scale(1, 5)
TABLE: list[list[float]] = [
    [4, 2, 5, nan],
    [nan, nan, 3, 1],
    [5, nan, nan, nan],
    [4, 1, 4, 2],
    [2, 5, 3, 3],
    [nan, nan, nan, nan],
]
REVERSED = (1, 3)
