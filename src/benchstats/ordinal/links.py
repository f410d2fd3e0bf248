"""The links of cumulative models: logistic and normal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import pi, sqrt
from types import MappingProxyType

import numpy as np
from scipy import special

from benchstats.inputs import Floats


@dataclass(frozen=True, slots=True)
class Link:
    """A distribution function, its density and the density's slope."""

    below: Callable[[Floats], Floats]
    density: Callable[[Floats], Floats]
    slope: Callable[[Floats], Floats]
    quantile: Callable[[Floats], Floats]


def _logistic_density(at: Floats) -> Floats:
    return np.asarray(special.expit(at) * special.expit(-at))


def _normal_density(at: Floats) -> Floats:
    return np.asarray(np.exp(-at * at / 2) / sqrt(2 * pi))


LINKS: Mapping[str, Link] = MappingProxyType(
    {
        "logit": Link(
            special.expit, _logistic_density, lambda at: -_logistic_density(at) * np.tanh(at / 2), special.logit
        ),
        "probit": Link(special.ndtr, _normal_density, lambda at: -at * _normal_density(at), special.ndtri),
    }
)
