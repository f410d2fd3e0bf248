"""One common factor by maximum likelihood: the loadings, what is left of each item, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import linalg, optimize

from benchstats.inputs import Floats

LEAST_UNIQUENESS = 0.005
"""The least share of an item that is its own; at it the search stops (a Heywood case), as in R `factanal`."""

SINGULAR = 1e-10
"""A correlation matrix whose smallest eigenvalue is below this has an item that the others determine."""


@dataclass(frozen=True, slots=True)
class Factor:
    """Standardised loadings and uniquenesses, one an item, and whether a uniqueness stands at its least value."""

    loadings: Floats
    uniquenesses: Floats
    is_heywood: bool


def one_factor(correlations: Floats) -> Factor | None:
    """The one-factor model of a correlation matrix; None for fewer than 3 items or a singular matrix.

    The likelihood is taken over the uniquenesses alone: for given ones the best loadings are an eigenvector.
    Source: Lawley and Maxwell 1971, Factor Analysis as a Statistical Method, 4; searched by `scipy.optimize`.
    """
    items = len(correlations)
    if items < 3 or float(linalg.eigvalsh(correlations)[0]) < SINGULAR:
        return None
    start = np.clip((1 - 0.5 / items) / np.diag(linalg.inv(correlations)), LEAST_UNIQUENESS, 1)
    found = optimize.minimize(
        _discrepancy,
        start,
        args=(correlations,),
        jac=True,
        method="L-BFGS-B",
        bounds=[(LEAST_UNIQUENESS, 1.0)] * items,
        options={"ftol": 1e-15, "gtol": 1e-9, "maxiter": 1000, "maxls": 60},
    )
    uniquenesses = np.asarray(found.x, dtype=float)
    loadings = _best_loadings(uniquenesses, correlations)[0]
    loadings *= -1.0 if loadings.sum() < 0 else 1.0
    return Factor(loadings, uniquenesses, bool((uniquenesses <= LEAST_UNIQUENESS * (1 + 1e-6)).any()))


def _best_loadings(uniquenesses: Floats, correlations: Floats) -> tuple[Floats, Floats]:
    """The loadings for given uniquenesses, and the eigenvalues that the factor leaves."""
    scale = np.sqrt(uniquenesses)
    eigenvalues, vectors = linalg.eigh(correlations / np.outer(scale, scale))
    return scale * vectors[:, -1] * np.sqrt(max(float(eigenvalues[-1]) - 1, 0.0)), eigenvalues[:-1]


def _discrepancy(uniquenesses: Floats, correlations: Floats) -> tuple[float, Floats]:
    loadings, left = _best_loadings(uniquenesses, correlations)
    residual = np.outer(loadings, loadings) + np.diag(uniquenesses) - correlations
    return float((left - np.log(left) - 1).sum()), np.diag(residual) / uniquenesses**2


def parameter_covariance(loadings: Floats, errors: Floats, *, n: int) -> Floats | None:
    """The covariance of the estimated loadings and error variances, from the expected information; None if singular.

    Source: Lawley and Maxwell 1971, 5; the information of R `lavaan` (`information = "expected"`).
    """
    inverse = linalg.inv(np.outer(loadings, loadings) + np.diag(errors))
    seen = inverse @ loadings
    top = 2 * (float(loadings @ seen) * inverse + np.outer(seen, seen))
    # Entry (j, k): what loading j and error variance k have in common.
    side = 2 * inverse * seen[None, :]
    information = n / 2 * np.block([[top, side], [side.T, inverse**2]])
    try:
        factored = linalg.cho_factor(information)
    except linalg.LinAlgError:
        return None
    return np.asarray(linalg.cho_solve(factored, np.eye(len(information))), dtype=float)
