"""Numbers as people read them: halves rounded up, decimals by locale."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from django.utils.formats import number_format

NOTHING = "–"  # an en dash: there is no number here


def round_half_up(value: float, places: int) -> Decimal:
    """`value` with `places` decimals; halves go up, as on paper (4.545454… gives 4.55, 4.125 gives 4.13).

    The float is taken at 12 significant decimals first, so that 4.725 stored as 4.72499999… still rounds up.
    """
    exact = Decimal(repr(round(value, 12)))
    return exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def decimal(value: float | None, places: int = 2) -> str:
    """`value` with `places` decimals in the active locale (4,64 in Estonian), or an en dash for None."""
    if value is None:
        return NOTHING
    return str(number_format(round_half_up(value, places), decimal_pos=places, use_l10n=True))
