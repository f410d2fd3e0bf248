"""After figures are withheld the rest is audited again: what is still the same is not looked at a second time."""

from typing import Any

import pytest
from tests.benchstats.disclosure.audit_calls import HOUSES, SCALE, cell, share

from benchstats.disclosure import Released, Round, audit, reconstruction_audit

CELLS = tuple(cell(name, (1, 1, 2, 4, 2)) for name in HOUSES)


def shares(unit: str) -> list[Released]:
    """One fine figure of a, against the policy, and another one like it; a coarse one of each other house."""
    fine = [share(name, ("a",), "60", unit=unit) for name in ("first", "second")]
    return [*fine, *(share(name, (name,), "60", seen_by=(name,)) for name in HOUSES[1:])]


def test_only_what_changed_is_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, list[tuple[str, ...]]] = {"policy_findings": [], "group_findings": [], "pair_findings": []}
    for check, noted in asked.items():
        plain = getattr(audit, check)

        def looked(figures: list[Released], *, plain: Any = plain, noted: Any = noted, **more: Any) -> Any:
            noted.append(tuple(one.name for one in figures))
            return plain(figures, **more)

        monkeypatch.setattr(audit, check, looked)
    found = reconstruction_audit(shares("1"), answers=Round(CELLS, SCALE))
    assert found.withhold == ("first", "second")
    houses = HOUSES[1:]
    assert sorted(asked["policy_findings"]) == sorted((name,) for name in ("first", "second", *houses))
    assert sorted(asked["group_findings"]) == sorted([("first", "second"), *((name,) for name in houses)])
    assert asked["pair_findings"] == [(*houses, "first", "second"), tuple(houses)]


def test_what_changed_is_looked_at_again() -> None:
    """Of two figures of one group the second would pass if nothing were remembered wrongly."""
    found = reconstruction_audit(shares("1"), answers=Round(CELLS, SCALE))
    kept = [one for one in shares("1") if one.name not in found.withhold]
    assert reconstruction_audit(kept, answers=Round(CELLS, SCALE)).passes
