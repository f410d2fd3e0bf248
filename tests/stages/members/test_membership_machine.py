"""Joining, leaving, roles and consent against the model: a short run here, the long one by tools/machine.py."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from tests.stages.members.membership_machine import Joining

from elc.members.queries import reach

pytestmark = pytest.mark.django_db
SHORT = settings(
    max_examples=12,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
    phases=[Phase.generate],  # a failure need not be made small before it is shown
)
LONG = settings(
    max_examples=40, stateful_step_count=60, deadline=None, suppress_health_check=list(HealthCheck), database=None
)


def test_elc_does_what_the_model_says() -> None:
    run_state_machine_as_test(Joining, settings=SHORT)


def test_a_planted_mistake_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rights that reach one network too far: what the machine is there to find."""
    monkeypatch.setattr(reach, "_inside", lambda network, parents: frozenset(parents))
    with pytest.raises(AssertionError):
        run_state_machine_as_test(Joining, settings=SHORT)


@pytest.mark.skipif("ELC_MACHINE_STEPS" not in os.environ, reason="the long run: python tools/machine.py")
def test_the_long_run() -> None:
    wanted, told = int(os.environ["ELC_MACHINE_STEPS"]), Path(os.environ["ELC_MACHINE_TOLD"])
    Joining.steps = 0
    while Joining.steps < wanted:
        run_state_machine_as_test(Joining, settings=LONG)
        told.write_text(str(Joining.steps), encoding="utf-8")
