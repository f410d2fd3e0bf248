"""Tells an error of pydantic as one plain sentence that names the place in the file, and a remedy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pydantic import ValidationError

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_WHOLE_NUMBER = ("must be a whole number", "Write digits without quotation marks, such as 5.")
_YES_OR_NO = ("must be true or false", "Write true or false without quotation marks.")
_DAY = ("must be a date", "Write year, month and day, such as 2026-05-31.")
_TABLE = ("must be a table of named values", "Write a name and a value for each part of it.")
_LIST = ("must be a list", "Put its parts into square brackets.")

# pydantic's type of error -> what is wrong, what to do; names in braces come from the error's context
_PLAIN: dict[str, tuple[str, str]] = {
    "missing": ("is missing", "Add it."),
    "extra_forbidden": ("is not a known name here", "Correct its spelling or remove it."),
    "string_type": ("must be text", "Put it into quotation marks."),
    "string_too_short": ("is empty", "Write the text."),
    "string_too_long": ("is longer than {max_length} characters", "Shorten it."),
    "too_short": ("needs at least {min_length} entry", "Add one."),
    "greater_than_equal": ("must be {ge} or more", "Correct the number."),
    "less_than_equal": ("must be {le} or less", "Correct the number."),
    "enum": ("must be {expected}", "Use one of these words."),
    "int_type": _WHOLE_NUMBER,
    "int_parsing": _WHOLE_NUMBER,
    "int_from_float": _WHOLE_NUMBER,
    "finite_number": _WHOLE_NUMBER,
    "bool_type": _YES_OR_NO,
    "bool_parsing": _YES_OR_NO,
    "date_type": _DAY,
    "date_parsing": _DAY,
    "date_from_datetime_parsing": _DAY,
    "date_from_datetime_inexact": _DAY,
    "dict_type": _TABLE,
    "model_type": _TABLE,
    "tuple_type": _LIST,
}


def explain(error: ValidationError) -> tuple[str, str]:
    """The first finding of `error` as a sentence with its key path, and its remedy.

    Lists count from 1: "items 3, scale: is missing." The remedy says how many findings more there are.
    """
    details = error.errors(include_url=False, include_input=False)
    what, remedy = _what_and_remedy(details[0])
    where = _key_path(details[0]["loc"])
    more = len(details) - 1
    if more:
        remedy += f" The file has {more} more such {'place' if more == 1 else 'places'}."
    return (f"{where}: {what}." if where else f"{what}."), remedy


def shown(name: str) -> str:
    """A name from a file as it may stand in a message: short, on one line, without control characters."""
    plain = "".join(sign if sign.isprintable() else "?" for sign in name)
    return plain if len(plain) <= 60 else f"{plain[:60]}…"


def _key_path(loc: Sequence[str | int]) -> str:
    parts: list[str] = []
    for step in loc:
        if isinstance(step, int) and parts:
            parts[-1] += f" {step + 1}"
        elif step != "[key]":  # pydantic's mark for "the name itself is wrong"; the name stands before it
            parts.append(shown(str(step)))
    return ", ".join(parts)


def _what_and_remedy(detail: ErrorDetails) -> tuple[str, str]:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "value_error":
        return detail["msg"].removeprefix("Value error, "), _remedy_of_rule(detail["loc"])
    if kind == "string_pattern_mismatch":
        return _wrong_name(str(context.get("pattern", "")))
    if kind in _PLAIN:
        what, remedy = _PLAIN[kind]
        return what.format_map(context), remedy
    return detail["msg"][:1].lower() + detail["msg"][1:], "Correct it."


def _remedy_of_rule(loc: Sequence[str | int]) -> str:
    """What a broken rule of `elc.instruments.definition` asks for: rules of one scale, or of the whole."""
    if "scales" in loc:
        return "Give the scale a low end, a higher high end, and one label for each value in each language."
    return "Define every name that is used, use every key once, and write every text in all languages."


def _wrong_name(pattern: str) -> tuple[str, str]:
    if "a-z" in pattern:  # the pattern of `Language`; that of `Key` forbids control characters only
        return "is not a language code", "Use a code such as en, et or pt-PT."
    return "is not a usable key", "Use 1 to 200 characters on one line."
