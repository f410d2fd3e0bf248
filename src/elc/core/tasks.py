"""What the core does in the background."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from elc.core.later import task
from elc.core.later.telling import prune
from elc.core.retention import apply_rules


@task(title=_("Tidy up finished background work"), every=timedelta(days=1))
def prune_work() -> None:
    """Remove finished work that is old. Idempotent: what is gone is gone."""
    prune()


@task(title=_("Remove what is kept no longer"), every=timedelta(days=1))
def apply_retention() -> None:
    """Carry out every rule of retention. Idempotent: what is gone is gone."""
    apply_rules()
