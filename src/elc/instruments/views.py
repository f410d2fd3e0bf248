"""Shows instruments: the list, and one as respondents will read it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from elc.instruments.definition import Dimension
from elc.instruments.queries import all_instruments, instrument_of
from elc.members.queries import require


@require_safe
def instrument_list(request: HttpRequest) -> HttpResponse:
    """All instruments of the network."""
    require(request.user, "see instruments")
    instruments = [(instrument, instrument.definition) for instrument in all_instruments()]
    return render(request, "instruments/list.html", {"instruments": instruments})


@require_safe
def instrument_page(request: HttpRequest, key: str, version: int) -> HttpResponse:
    """One instrument with its items, scales, review and limitations."""
    require(request.user, "see instruments")
    definition = instrument_of(key, version).definition
    sections = [
        (dimension, [item for item in definition.items if item.dimension == dimension.key])
        for dimension in definition.dimensions
    ]
    if rest := [item for item in definition.items if item.dimension is None]:
        sections.append((Dimension(key="rest", title=definition.title), rest))
    return render(request, "instruments/page.html", {"definition": definition, "sections": sections})
