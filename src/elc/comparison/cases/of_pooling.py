"""Answers cases by the packages of benchstats on pooling."""

from __future__ import annotations

from elc.comparison.cases.case import Answerer

ANSWERERS: tuple[Answerer, ...] = ()
