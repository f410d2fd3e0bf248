"""Removing the demo: every row and every file of it, in one go. Only in a demo home, where all there is is demo."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from django.apps import apps
from django.conf import settings
from django.db import connections, transaction
from django.utils.translation import gettext as _

from elc.core.home import BUILDING, DEMO, SNAPSHOTS
from elc.core.refusals import NotNow
from elc.core.wall import EVERYTHING, within
from elc.members.demo import is_demo_home

KEPT: Final = {"contenttypes", "auth"}  # what Django itself needs to run; holds nothing of anybody


def remove_demo() -> None:
    """Empty the database, then remove what was frozen and the mark of a demo home. Raises `NotNow` in a real home.

    No line is left on the trail: it goes as well. Should the machine stop between the two, the mark stays beside an
    empty database, and means nothing.
    """
    home: Path = settings.HOME
    if not is_demo_home(home):
        raise NotNow(_("There is no demo here to remove."), _("Go back to the first page."))
    with within(EVERYTHING), transaction.atomic():
        for model in apps.get_models():
            if model._meta.app_label not in KEPT:
                # Not one by one: keys between the rows are checked at the end of the transaction, when all are gone.
                model._base_manager.all()._raw_delete(connections["default"].alias)
    for entry in (home / SNAPSHOTS).glob("*"):
        shutil.rmtree(entry, ignore_errors=True)
    for name in (DEMO, BUILDING):
        (home / name).unlink(missing_ok=True)
