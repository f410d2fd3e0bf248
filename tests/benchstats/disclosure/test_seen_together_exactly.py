"""Who is taken to see what together: every choice of figures once, for the smallest audience."""

import pytest
from tests.benchstats.disclosure.audit_calls import HOUSES, SCALE, cell, figure, printed, scores, share

from benchstats.disclosure import Check, Finding, Kind, Round, audit, reconstruction_audit
from benchstats.disclosure.of_one_group import group_findings

COUNTS = (1, 1, 2, 4, 2)


@pytest.mark.parametrize(("houses", "audiences"), [(4, []), (5, [("b", "c")])])
def test_from_five_organisations_on_two_put_together_what_they_see(
    houses: int, audiences: list[tuple[str, ...]]
) -> None:
    """One sees a share of the item, another its mean."""
    figures = [
        share("share", ("a",), "60", seen_by=("b",)),
        figure("mean", ("a",), printed("3.5"), subject="q", kind=Kind.ITEM_MEAN, seen_by=("c",)),
    ]
    cells = tuple(cell(name, COUNTS) for name in HOUSES[:houses])
    found = reconstruction_audit(figures, answers=Round(cells, SCALE)).findings
    assert [one for one in found if one.check is Check.TOGETHER] == [
        Finding("q", Check.TOGETHER, ("a",), names, ("mean", "share"), 10.0) for names in audiences
    ]


def test_what_everybody_sees_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[tuple[str, ...]] = []

    def noted(*given: object, audience: tuple[str, ...], **more: object) -> list[Finding]:
        looked_at.append(audience)
        return group_findings(*given, audience=audience, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(audit, "group_findings", noted)
    public = figure("d", ("a",), printed("3.0"), kind=Kind.OWN_MEAN, seen_by=("public", "b", "c"), is_consented=True)
    found = reconstruction_audit([public], answers=Round(tuple(scores(name, 12, 6) for name in HOUSES), SCALE))
    assert found.passes
    assert looked_at == [("public",)]
