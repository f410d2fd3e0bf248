"""Reads stored figures."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q

from elc.comparison.figures import Figure
from elc.comparison.gate import Audience
from elc.comparison.models import StoredFigure


def figures_for(snapshots: Collection[UUID], *, audience: Audience) -> list[Figure]:
    """The figures of some snapshots, and of their contrasts with each other, released to `audience`; in one query."""
    of_these = Q(run__against__isnull=True) | Q(run__against__in=snapshots)
    stored = StoredFigure.objects.filter(of_these, run__snapshot__in=snapshots, run__audience=str(audience))
    return [row.figure for row in stored.order_by("run__snapshot__frozen_on", "run_id", "position")]
