"""What kinds of record a workspace holds at all: one cheap question before many dear ones.

Early in a search most rooms are empty, and a person's page belongs mostly to somebody who was never met. Whoever
gathers from many rooms asks here first and leaves out the rooms that have nothing.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import connection

from shoptalk.workspaces.access import Owned, Seat


class Kind(NamedTuple):
    """Records of a model; `where` narrows them by a condition of its columns, written in code and in plain SQL."""

    model: type[Owned]
    where: str = ""


def holdings(seat: Seat, kinds: Iterable[Kind], **of: Any) -> set[Kind]:
    """Those of `kinds` of which the workspace holds a row outside the bin. `of` narrows all of them to one record that
    they point to (contact=person). One query."""
    kinds = tuple(dict.fromkeys(kinds))
    values = [seat.workspace.pk, *(row.pk for row in of.values())] * len(kinds)
    with connection.cursor() as cursor:
        cursor.execute(_question(kinds, tuple(f"{name}_id" for name in of)), values)
        answers = cursor.fetchone()
    return {kind for kind, is_there in zip(kinds, answers, strict=True) if is_there}


@lru_cache
def _question(kinds: tuple[Kind, ...], narrowed: tuple[str, ...]) -> str:
    mine = "".join(f"{column} = %s AND " for column in ("workspace_id", *narrowed))
    rows = [f"{kind.model._meta.db_table} WHERE {mine}deleted_at IS NULL" for kind in kinds]
    narrow = [f" AND {kind.where}" if kind.where else "" for kind in kinds]
    there = [f"EXISTS(SELECT 1 FROM {row}{more})" for row, more in zip(rows, narrow, strict=True)]  # noqa: S608
    return f"SELECT {', '.join(there)}"
