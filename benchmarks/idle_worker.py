"""What does a worker cost while there is nothing to do? `.venv/bin/python benchmarks/idle_worker.py [--seconds 60]`.

Starts bin/work's program on a fresh notebook in which everything is switched on that makes it look (a mailbox,
notices, the morning mail), lets the first entries pass, and then reads from the system how much of a core it and the
processes it started used. Prints per cent of a core, and how long a job that is put off
waits to be begun (median of ten).
"""

import argparse
import os
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SETTLES_IN = 8  # seconds: the entries that a fresh notebook begins with
TICK = os.sysconf("SC_CLK_TCK")


def used(pid: int) -> float:
    """Seconds of a core that a process used, with those of its children that have ended (proc(5))."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / TICK


def fill() -> None:
    from django.utils import timezone

    from shoptalk.connections.models import MailConnection, Notices
    from shoptalk.stewardship.upgrading import bring_up_to_date
    from shoptalk.workspaces.seating import only_seat

    bring_up_to_date()
    now = timezone.now()
    seat = only_seat(now)
    facts = {"address": "marisol@mail.example", "smtp_host": "127.0.0.1", "smtp_port": 9, "imap_host": "127.0.0.1"}
    MailConnection.objects.create(workspace=seat.workspace, connected_at=now, imap_port=9, **facts)
    Notices.objects.create(workspace=seat.workspace, morning_mail=True, meeting_soon=True, they_replied=True)


def waits() -> list[float]:
    """Seconds from a job being put off to its beginning. The job is one of an import that does not exist: it ends at
    once, and begins as any other."""
    from django_tasks_db.models import DBTaskResult

    from shoptalk.contacts.tasks import read_people_in

    found = []
    for number in range(10):
        time.sleep(0.13 * (number % 4))
        job = read_people_in.enqueue(0, 0)
        while (row := DBTaskResult.objects.get(pk=job.id)).started_at is None:
            time.sleep(0.01)
        found.append((row.started_at - row.enqueued_at).total_seconds())
        while DBTaskResult.objects.running().exists():
            time.sleep(0.05)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=60)
    seconds = parser.parse_args().seconds
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"SHOPTALK_DATA": folder, "DJANGO_SETTINGS_MODULE": "shoptalk.settings"}
        import django

        django.setup()
        fill()
        with (Path(folder) / "worker.log").open("w") as log:
            worker = subprocess.Popen(
                [sys.executable, "-m", "shoptalk.clock.work"], cwd=ROOT, stdout=log, stderr=log, env=os.environ.copy()
            )
        try:
            time.sleep(SETTLES_IN)
            before, began = used(worker.pid), time.monotonic()
            time.sleep(seconds)
            share = (used(worker.pid) - before) / (time.monotonic() - began)
            median = statistics.median(waits())
        finally:
            worker.send_signal(signal.SIGTERM)
            worker.wait(60)
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"idle worker: {share:.2%} of a core over {seconds} s (limit 1 %), {memory:.0f} MB at most")
    print(f"a job that is put off begins after {median:.2f} s (median of ten)")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
