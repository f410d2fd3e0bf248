"""Starts Django for the command line, and brings the database up to date."""

from __future__ import annotations

import os

from elc.core.command import first_line, undisturbed
from elc.core.home import home
from elc.core.refusals import BadInput, NotNow

SCHEMES = ("postgresql://", "postgres://")
SECONDS_TO_ANSWER = 5


def start() -> None:
    """Make settings and models available. Cheap to call twice. Raises `BadInput` where DATABASE_URL is no address."""
    _check_address(os.environ.get("DATABASE_URL"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "elc.config.settings")
    with undisturbed():
        import django  # late: elc --help must not pay for it

        django.setup()

        from elc.core.wall import trust_this_process  # late: as above

    trust_this_process()  # commands act for the installation; the web server has an entry point of its own


def reach_database() -> None:
    """Make sure that the database answers; raises `NotNow` with what it says."""
    import psycopg  # late: as above
    from django.core.exceptions import ImproperlyConfigured
    from django.db import Error, connection

    remedy = f"Check {home() / 'database.sqlite3'}, or name another folder with --home DIR."
    try:
        if connection.vendor == "postgresql":
            remedy = "Check the variable DATABASE_URL, and that the server it names is running."
            # Past the pool, which tries again for half a minute and complains each time.
            options = {"connect_timeout": SECONDS_TO_ANSWER, **connection.get_connection_params()}
            psycopg.connect(**options).close()
        else:
            connection.ensure_connection()
    except (Error, psycopg.Error, ImproperlyConfigured) as error:
        raise NotNow(f"The database cannot be used: {first_line(error)}.", remedy) from error


def database_is_empty() -> bool:
    """Whether no row of ours is there, before or after any migration."""
    from django.apps import apps  # late: as above
    from django.db import connection

    tables = set(connection.introspection.table_names())
    ours = [model for model in apps.get_models() if model.__module__.startswith("elc.")]
    return not any(model._default_manager.exists() for model in ours if model._meta.db_table in tables)


def migrate() -> None:
    """Apply what is missing of the migrations; raises `NotNow` where the database is not ours to migrate."""
    from django.core.management import call_command  # late: as above
    from django.db import connection
    from django.db.migrations.exceptions import InconsistentMigrationHistory
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return
    try:
        call_command("migrate", verbosity=0, interactive=False)
    except InconsistentMigrationHistory as error:
        raise NotNow(
            "The database was made by another programme or another version of ELC.",
            "Name another database in DATABASE_URL, or another folder with --home DIR.",
        ) from error


def _check_address(url: str | None) -> None:
    from elc.config.databases import database  # late: as above

    if not url:
        return
    try:
        parts = database(url, home())
        is_address = url.startswith(SCHEMES) and bool(parts["NAME"] or "service" in parts["OPTIONS"])
    except ValueError:
        is_address = False
    if not is_address:
        raise BadInput(
            "The variable DATABASE_URL is no address of a PostgreSQL database.",
            "Write it as postgresql://user:password@host:port/name, or remove it.",
        )
