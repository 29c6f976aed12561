"""What a page asks the worker to do: no page waits for a mail server."""

from django.utils import timezone
from django_tasks import task

from shoptalk.connections.models import MailConnection
from shoptalk.mailbox.noticing import look_into


@task()
def look_now(connection_id: int) -> None:
    """Looks into one mailbox for what is new."""
    connection = MailConnection.objects.filter(pk=connection_id, ended_at=None, deleted_at=None)
    if found := connection.select_related("workspace").first():
        look_into(found, timezone.now())
