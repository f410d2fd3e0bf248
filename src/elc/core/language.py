"""Texts in several languages: a mapping from language to words, and the reader's choice."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import get_language


def in_language(text: Mapping[str, str], language: str | None = None) -> tuple[str, str, bool]:
    """The words of `text` in `language` (default: the reader's), their language, and whether that is a fallback.

    Falls back from a regional to the plain language, then to English, then to whatever there is.
    """
    wanted = language or get_language() or "en"
    for candidate in (wanted, wanted.split("-")[0], "en", *text):
        if candidate in text:
            return text[candidate], candidate, candidate.split("-")[0] != wanted.split("-")[0]
    return "", wanted, False
