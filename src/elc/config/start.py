"""Starts Django for the command line, and brings the database up to date."""

from __future__ import annotations

import os


def start() -> None:
    """Make settings and models available. Cheap to call twice."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "elc.config.settings")
    import django  # late: elc --help must not pay for it

    django.setup()


def migrate() -> None:
    """Apply what is missing of the migrations."""
    from django.core.management import call_command  # late: as above
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)
