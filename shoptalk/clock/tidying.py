"""What the worker itself leaves behind, and for how long."""

from datetime import datetime, timedelta

from django_tasks_db.models import DBTaskResult

from shoptalk.clock.models import Told

KEPT = timedelta(days=30)


def forget_old_turns(now: datetime) -> int:
    """Finished jobs and notices of more than thirty days ago."""
    jobs, _ = DBTaskResult.objects.finished().filter(finished_at__lt=now - KEPT).delete()
    notices, _ = Told.objects.filter(told_at__lt=now - KEPT).delete()
    return jobs + notices
