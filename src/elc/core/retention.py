"""How long things are kept: rules as data, in the module `retention` of each stage, carried out once a day.

    RULES: Final = (
        RetentionRule("invitations", _("Invitations …"), 90 * DAY, _("after …"), _("why"), models=(…,), remove=…),
    )
    KEPT: Final = {"members.consent": _("why it has no rule")}

A test walks all models: whatever holds personal or confidential fields has a rule, or a reason why it has none. The
page “How long things are kept” prints both, so that what people are told is what the programme does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from elc.core.action import INSTALLATION
from elc.core.later.telling import KEPT_FOR, prune
from elc.core.trail import Chain, append, forget_before
from elc.core.wall import EVERYTHING, within

DAY: Final = timedelta(days=1)
YEAR: Final = timedelta(days=365)
VERB: Final = "apply_retention_rule"  # of the line on the trail


@dataclass(frozen=True)
class RetentionRule:
    """One rule: what is kept for how long, from when on, and why; `models` are those whose rows it removes.

    `remove` removes what has been over since before a moment, and returns how many rows that were.
    """

    key: str
    what: str | Promise
    kept_for: timedelta
    since: str | Promise
    why: str | Promise
    models: tuple[str, ...]
    remove: Callable[[datetime], int]


def older(model: str, *fields: str, only: Q | None = None) -> Callable[[datetime], int]:
    """Removes the rows of a model in which one of some moments or days is older; of `only` some rows."""
    stage, name = model.split(".")

    def remove(moment: datetime) -> int:
        kind: type[models.Model] = apps.get_app_config(stage).get_model(name)
        over = Q()
        for field in fields:
            is_moment = isinstance(kind._meta.get_field(field), models.DateTimeField)
            over |= Q(**{f"{field}__lt": moment if is_moment else moment.date()})
        _all, by_model = kind._default_manager.filter(over & (only or Q())).delete()
        return by_model.get(kind._meta.label, 0)

    return remove


def every_rule() -> list[RetentionRule]:
    """The rules of all stages, in their order."""
    return [rule for module in _modules() for rule in module.RULES]


def reasons() -> dict[str, str | Promise]:
    """Why models have no rule, by model."""
    return {label: reason for module in _modules() for label, reason in module.KEPT.items()}


def apply_rules(now: datetime | None = None) -> dict[str, int]:
    """Remove what no rule keeps any longer; one line on the trail for each rule that removed something.

    Idempotent. Each rule is a transaction of its own.
    """
    moment = now or timezone.now()
    removed = {}
    for rule in every_rule():
        with within(EVERYTHING), transaction.atomic():
            removed[rule.key] = rule.remove(moment - rule.kept_for)
            if removed[rule.key]:
                append(
                    actor=str(INSTALLATION.id),
                    verb=VERB,
                    thing_kind=rule.models[0],
                    thing_id=rule.key,
                    how_many=removed[rule.key],
                )
    return removed


def _modules() -> list[Any]:
    names = [f"{stage}.retention" for stage in settings.STAGES]
    return [import_module(name) for name in names if find_spec(name)]


def _remove_sessions(moment: datetime) -> int:
    return Session.objects.filter(expire_date__lt=moment).delete()[0]


RULES: Final = (
    RetentionRule(
        "looks",
        _("The trail of looks: who opened a page with confidential data"),
        2 * YEAR,
        _("after the look"),
        _("Long enough to ask who has seen something; nobody needs it for longer."),
        ("core.auditentry",),
        lambda moment: forget_before(Chain.LOOKS, moment),
    ),
    RetentionRule(
        "changes",
        _("The trail of changes: who did what, and when"),
        10 * YEAR,
        _("after the deed"),
        _("Results of a round are read for years, and whoever reads them may ask how they came about."),
        ("core.auditentry",),
        lambda moment: forget_before(Chain.CHANGES, moment),
    ),
    RetentionRule(
        "work",
        _("Finished background work"),
        KEPT_FOR,
        _("after its end; what the installation did by itself and went well, one day"),
        _("Until then its result can be fetched."),
        ("core.work", "django_tasks_database.dbtaskresult"),
        lambda _moment: prune(),
    ),
    RetentionRule(
        "sessions",
        _("Sessions: where somebody is signed in"),
        timedelta(0),
        _("after the session has expired, two weeks after its last use"),
        _("An expired session is of no use to anybody."),
        ("sessions.session",),
        _remove_sessions,
    ),
)
KEPT: Final[dict[str, str | Promise]] = {
    "core.trailhead": _("Where the trail begins and ends: two rows, which say nothing of anybody."),
}
