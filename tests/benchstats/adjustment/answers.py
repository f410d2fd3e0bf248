"""Eighteen answers of three organisations, with roles and years."""

from typing import Any

SCORES = [4.2, 3.9, 4.8, 3.1, 3.3, 2.9, 4.4, 4.1, 3.8, 4.9, 2.8, 3.6, 4.0, 3.2]
HOMES = list("AAAABBBBBCCCCC")
ROLES = list("xyxyyyxzzxyzxz")
YEARS = [1, 4, 2, 8, 6, 9, 2, 3, 5, 1, 7, 4, 3, 6]
MIX: dict[str, Any] = {"organisations": HOMES, "covariates": {"role": ROLES, "years": YEARS}}
