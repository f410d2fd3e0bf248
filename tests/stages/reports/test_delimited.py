"""CSV opens rightly and never runs as a formula."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elc.reports.delimited import Value, delimited_document, harmless


def read(document: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(document.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "＝", "＠"])
def test_text_that_looks_like_a_formula_is_prefixed(start: str) -> None:
    text = f"{start}HYPERLINK(1)"
    assert read(delimited_document(["note"], [[text]])) == [["note"], [f"'{text}"]]


def test_a_heading_is_no_formula_either() -> None:
    assert read(delimited_document(["=1+1"], [])) == [["'=1+1"]]


def test_numbers_are_plain_and_keep_their_decimals() -> None:
    rows: list[list[Value]] = [[Decimal("4.60"), Decimal("-0.5"), 7, 0.25, None, "-0.5"]]
    assert read(delimited_document([*"abcdef"], rows))[1] == ["4.60", "-0.5", "7", "0.25", "", "'-0.5"]


def test_the_byte_order_mark_is_an_option() -> None:
    assert delimited_document(["õ"], []) == b"\xef\xbb\xbf\xc3\xb5\r\n"
    assert delimited_document(["õ"], [], with_byte_order_mark=False) == b"\xc3\xb5\r\n"


@given(st.text())
def test_no_text_starts_a_formula_and_none_is_lost(text: str) -> None:
    safe = harmless(text)
    assert safe.lstrip(" ")[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n"}
    assert safe.removeprefix("'") == text.replace("\x00", "").removeprefix("'")
