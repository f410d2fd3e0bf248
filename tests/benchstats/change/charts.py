"""Series for charts."""

from typing import Any

from benchstats.change import xmr_chart


def one_piece(values: Any, **options: Any) -> Any:
    options = {"improvement_direction": "increase", "fix_after_n_points": None} | options
    (piece,) = xmr_chart(values, **options).pieces
    return piece
