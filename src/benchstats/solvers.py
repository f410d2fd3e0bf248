"""The solver behind searches with whole numbers: HiGHS, by way of SciPy.

HiGHS (Huangfu and Hall 2018, Mathematical Programming Computation 10) solves linear and mixed-integer programs exactly
within its tolerances. Everything that asks "what is the smallest, what the largest" goes through this module, so that
limits, tolerances and the reading of its answers are in one place. SciPy is imported at the first call: it is slow.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from benchstats.errors import InputError, NotSettled

Floats = NDArray[np.float64]
Status = Literal["optimal", "feasible", "infeasible"]


@dataclass(frozen=True, slots=True)
class LinearSystem:
    """Unknowns x with `low <= x <= high` and `row_low <= rows @ x <= row_high`; `whole` ones are integers.

    Shapes: `rows` (constraints, unknowns), the rest vectors. Build it with `linear_system`.
    """

    rows: Floats
    row_low: Floats
    row_high: Floats
    low: Floats
    high: Floats
    whole: NDArray[np.bool_]

    @property
    def size(self) -> int:
        """How many unknowns there are."""
        return int(self.low.size)


@dataclass(frozen=True, slots=True)
class Solution:
    """What the solver found: `optimal` is proved, `feasible` is the best until a limit, with the bound on what could
    be; `infeasible` has neither point nor value.
    """

    status: Status
    value: float | None
    bound: float | None
    point: tuple[float, ...] | None


@dataclass(frozen=True, slots=True)
class Prices:
    """The smallest value of a program without whole numbers, and the dual value of each of its rows."""

    value: float
    rows: tuple[float, ...]


def linear_system(
    rows: ArrayLike,
    *,
    row_low: ArrayLike,
    row_high: ArrayLike,
    low: ArrayLike = 0.0,
    high: ArrayLike = np.inf,
    whole: ArrayLike = False,
    size: int | None = None,
) -> LinearSystem:
    """Build a system; scalars stand for every unknown. `size` is needed only where there is no row.

    Raises:
        InputError: when the shapes do not suit each other.
    """
    matrix = np.array(rows, dtype=float)
    if matrix.size == 0:
        matrix = matrix.reshape(0, size or 0)
    if matrix.ndim != 2:
        raise InputError("the rows of a linear system form a table")
    constraints, unknowns = matrix.shape
    try:
        return LinearSystem(
            rows=matrix,
            row_low=np.broadcast_to(np.asarray(row_low, dtype=float), constraints).copy(),
            row_high=np.broadcast_to(np.asarray(row_high, dtype=float), constraints).copy(),
            low=np.broadcast_to(np.asarray(low, dtype=float), unknowns).copy(),
            high=np.broadcast_to(np.asarray(high, dtype=float), unknowns).copy(),
            whole=np.broadcast_to(np.asarray(whole, dtype=bool), unknowns).copy(),
        )
    except ValueError as wrong:
        raise InputError(f"the parts of a linear system do not suit each other: {wrong}") from None


def minimise(
    objective: ArrayLike, *, system: LinearSystem, seconds: float | None = None, nodes: int | None = None
) -> Solution:
    """The smallest value of `objective @ x` over a system, exact; with a limit, the best found until then.

    `nodes` limits the branches that are looked at, so the same call gives the same answer on any machine; `seconds`
    does not promise that. Source: HiGHS through `scipy.optimize.milp`.

    Raises:
        InputError: when the objective does not suit the system, or has no smallest value.
        NotSettled: when the solver gave up without a point.
    """
    # Imported here because it is slow, see above.
    from scipy.optimize import Bounds, LinearConstraint, milp

    wanted = _checked(objective, system)
    if not system.size:
        fits = (system.row_low <= 0).all() and (system.row_high >= 0).all()
        return Solution("optimal", 0.0, 0.0, ()) if fits else Solution("infeasible", None, None, None)
    options: dict[str, Any] = {"mip_rel_gap": 0.0} | ({} if seconds is None else {"time_limit": seconds})
    options |= {} if nodes is None else {"node_limit": nodes}
    constraints = [LinearConstraint(system.rows, system.row_low, system.row_high)] if len(system.rows) else []
    found = milp(
        wanted,
        integrality=system.whole.astype(int),
        bounds=Bounds(system.low, system.high),
        constraints=constraints,
        options=options,
    )
    return _read(found)


def value_range(
    objective: ArrayLike, *, system: LinearSystem, seconds: float | None = None
) -> tuple[float, float] | None:
    """The smallest and the largest value of `objective @ x`; None where nothing fits the system.

    Where a limit of `seconds` ends the search, the proved bounds are returned, which are never too narrow.
    Source: HiGHS through `scipy.optimize.milp`, twice.
    """
    lowest = minimise(objective, system=system, seconds=seconds)
    if lowest.status == "infeasible" or lowest.bound is None:
        return None
    highest = minimise(-np.asarray(objective, dtype=float), system=system, seconds=seconds)
    if highest.bound is None:
        return None
    return lowest.bound, -highest.bound


def row_prices(objective: ArrayLike, *, system: LinearSystem) -> Prices:
    """The smallest value of `objective @ x` with every unknown a fraction, and what each row adds to it by one unit.

    The prices are the dual values; `objective - prices @ rows` are the reduced costs, which bound the optimum from
    outside whatever the bounds of the unknowns are. Source: HiGHS through `scipy.optimize.linprog`.

    Raises:
        InputError: when the objective does not suit the system, a row is no equation, or nothing fits the system.
    """
    # Imported here because it is slow, see above.
    from scipy.optimize import linprog

    wanted = _checked(objective, system)
    if not np.array_equal(system.row_low, system.row_high):
        raise InputError("prices are read from equations, not from ranges")
    equations = {"A_eq": system.rows, "b_eq": system.row_low} if len(system.rows) else {}
    found = linprog(wanted, bounds=np.column_stack([system.low, system.high]), method="highs", **equations)
    if found.status != 0:
        raise InputError("the objective has no smallest value over this system, or nothing fits it")
    prices = found.eqlin.marginals if equations else np.zeros(0)
    return Prices(float(found.fun), tuple(map(float, prices)))


def _checked(objective: ArrayLike, system: LinearSystem) -> Floats:
    wanted = np.asarray(objective, dtype=float)
    if wanted.shape != (system.size,):
        raise InputError(f"an objective has one number for each of the {system.size} unknowns")
    return wanted


def _read(found: Any) -> Solution:
    if found.status == 2:
        return Solution("infeasible", None, None, None)
    if found.status == 3:
        raise InputError("the objective has no smallest value over this system")
    if found.x is None:
        raise NotSettled(f"the solver stopped without an answer: {found.message}")
    value = float(found.fun)
    bound = value if found.status == 0 or found.mip_dual_bound is None else float(found.mip_dual_bound)
    return Solution("optimal" if found.status == 0 else "feasible", value, bound, tuple(map(float, found.x)))
