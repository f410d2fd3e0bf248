"""Counts of answers on a scale from 1 to 5."""

from importlib import import_module
from typing import Any

from benchstats import Scale

stats: Any = import_module("scipy.stats")  # the second route; its types are not told

ONE_TO_FIVE = Scale(1, 5)
