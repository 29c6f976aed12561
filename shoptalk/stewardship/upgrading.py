"""Brings the database to the shape that this version expects. A database that exists is copied first."""

import sqlite3
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from shoptalk.stewardship.backups import CannotBackUp, back_up
from shoptalk.stewardship.first_tables import lay_first_tables


class CannotUpgrade(Exception):
    """One sentence: what happened and what to do."""


def bring_up_to_date() -> str:
    """Migrates if needed. Returns where the copy of the earlier database lies, or an empty string.

    Raises CannotUpgrade when the database belongs to a newer version, or the copy cannot be made.
    """
    executor = MigrationExecutor(connection)
    applied = executor.loader.applied_migrations
    newer = sorted(
        f"{app}.{name}" for app, name in applied if _is_ours(app) and (app, name) not in executor.loader.graph.nodes
    )
    if newer:
        raise CannotUpgrade(
            f"This notebook was last opened by a newer version ({newer[0]}). Start that one, or restore an older copy."
        )
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()) or (not applied and _laid(executor)):
        return ""
    copy = ""
    if applied and connection.vendor == "sqlite":
        try:
            copy = str(back_up(timezone.now(), why="before-upgrade"))
        except CannotBackUp as sentence:
            raise CannotUpgrade(
                f"Before an upgrade the notebook is copied, and that did not work. {sentence}"
            ) from sentence
    call_command("migrate", verbosity=0, interactive=False)
    return copy


def _laid(executor: MigrationExecutor) -> bool:
    if connection.vendor != "sqlite":
        return False
    connection.close()
    path = Path(connection.settings_dict["NAME"])
    try:
        return lay_first_tables(path, set(executor.loader.graph.nodes))
    except sqlite3.Error as error:
        raise CannotUpgrade(
            f"The notebook {path} could not be made ({error}). Free some room, or name another folder: --data DIR"
        ) from error


def _is_ours(app: str) -> bool:
    from django.apps import apps

    return app in apps.app_configs and apps.get_app_config(app).name.startswith("shoptalk.")
