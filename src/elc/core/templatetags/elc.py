"""Tags and filters that every template may use: slots, words in the reader's language, numbers by locale."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from elc.core.language import in_language
from elc.core.numbers import decimal
from elc.core.slots import fillings

register = template.Library()


@register.simple_tag(takes_context=True)
def slot(context: Context, name: str, thing: Any = None) -> SafeString:
    """Whatever later stages put into the slot `name` for `thing`."""
    return mark_safe("".join(fillings(name, context["request"], thing)))  # noqa: S308 - fillers return rendered templates


@register.filter
def words(text: dict[str, str]) -> SafeString:
    """A text of an instrument or catalogue in the reader's language, marked with the language it really is in."""
    phrase, language, is_fallback = in_language(text)
    if is_fallback and language != "und":
        return format_html('<span lang="{}" translate="no">{}</span>', language, phrase)
    return format_html('<span translate="no">{}</span>', phrase)


@register.filter
def plain_words(text: dict[str, str]) -> str:
    """As `words`, without markup: for attributes and titles."""
    return in_language(text)[0]


@register.filter
def number(value: float | None, places: int = 2) -> str:
    """A number with `places` decimals, half rounded up, in the reader's locale; an en dash where there is none."""
    return decimal(value, places)
