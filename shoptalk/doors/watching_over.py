"""How the background work is."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shoptalk.workspaces.access import Seat


def health(seat: "Seat", now: datetime) -> dict[str, Any]:
    """Say whether a worker runs, what waits and what went wrong; ends with 1 when something is."""
    from shoptalk.clock.health import health as how_it_is

    found = how_it_is(seat, now)
    return {
        "well": found.is_well,
        "worries": list(found.worries),
        "last_beat": found.beat_at.isoformat() if found.beat_at else None,
        "workers": found.workers,
        "jobs": {"waiting": found.jobs_waiting, "running": found.jobs_running, "failed": found.jobs_failed},
        "letters": {
            "waiting": found.letters_waiting, "unsure": found.letters_unsure, "failed": found.letters_failed,
        },
        "entries": [
            {
                "key": line.key, "name": line.name, "under_way": line.is_under_way, "count": line.count,
                "done_at": line.done_at.isoformat() if line.done_at else None, "failures": line.failures,
                "trouble": line.trouble,
            }
            for line in found.entries
        ],
    }  # fmt: skip


def is_well(result: dict[str, Any]) -> bool:
    return result["well"]


def health_in_words(result: dict[str, Any]) -> str:
    jobs, letters = result["jobs"], result["letters"]
    lines = ["All is well." if result["well"] else "\n".join(result["worries"]), ""]
    lines += [
        f"Workers: {result['workers']}, last sign of life {result['last_beat'] or 'never'}",
        f"Put off: {jobs['waiting']} waiting, {jobs['running']} under way, {jobs['failed']} went wrong within a day",
        f"Letters: {letters['waiting']} waiting, {letters['unsure']} may have left, {letters['failed']} did not leave",
    ]
    for line in result["entries"]:
        last = f"last done {line['done_at']}" if line["done_at"] else "nothing to do so far"
        lines.append(f"  {line['name']}: {last}{' — ' + line['trouble'] if line['trouble'] else ''}")
    return "\n".join(lines)
