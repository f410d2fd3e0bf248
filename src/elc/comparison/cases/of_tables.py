"""Answers cases by the packages of benchstats on tables."""

from __future__ import annotations

from elc.comparison.cases.case import Answerer

ANSWERERS: tuple[Answerer, ...] = ()
