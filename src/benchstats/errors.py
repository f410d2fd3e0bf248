"""What can go wrong, as one small tree.

    BenchstatsError             a ValueError: catch this one for all that follow
    ├── InputError              values or parameters make no sense, or do not suit each other
    ├── TooManySteps            nothing is wrong, but an exact answer would take too long
    └── NotSettled              an iterative search did not come to rest

What is merely not computable (one group, no variation, too few answers) is no error: the result says None, with its
`Reason`.
"""

from __future__ import annotations


class BenchstatsError(ValueError):
    """Anything this library declines to compute; one sentence."""


class InputError(BenchstatsError):
    """Values or parameters that make no sense, or do not suit each other."""


class TooManySteps(BenchstatsError):  # noqa: N818 - it says what is the matter
    """An exact answer would pass its limit of steps; nothing is wrong with the values."""


class NotSettled(BenchstatsError):  # noqa: N818 - it says what is the matter
    """An iterative search did not come to rest within its limit."""
