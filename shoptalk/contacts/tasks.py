"""What of an import runs in the background, in the worker process.

An import that was cut off is not begun again behind the seeker's back (queue "once"): its page offers it."""

from django.utils import timezone
from django_tasks import task

from shoptalk.contacts.actions.import_people import import_people
from shoptalk.contacts.actions.preview_import import preview_import, stop
from shoptalk.contacts.models import ImportRun
from shoptalk.integrations.ports.people import CannotRead
from shoptalk.workspaces.access import Seat
from shoptalk.workspaces.models import Member

SURPRISED = "Something in this file surprised Shoptalk, and it stopped. Nobody was brought in, and nothing was changed."


@task(queue_name="once")
def read_people_in(run_id: int, user_id: int) -> None:
    """Reads a large file for its preview."""
    run, seat = _run_and_seat(run_id, user_id)
    if run.state == ImportRun.State.UPLOADED and not run.total:
        preview_import(seat=seat, run=run)


@task(queue_name="once")
def bring_people_in(run_id: int, user_id: int) -> None:
    """Imports a file that the seeker decided to keep. Started twice it imports once."""
    run, seat = _run_and_seat(run_id, user_id)
    try:
        import_people(seat=seat, now=timezone.now(), run=run)
    except CannotRead as sentence:
        stop(run, str(sentence))
    except Exception:
        stop(run, SURPRISED)
        raise


def _run_and_seat(run_id: int, user_id: int) -> tuple[ImportRun, Seat]:
    run = ImportRun.objects.select_related("workspace").get(pk=run_id)
    member = Member.objects.select_related("user").get(workspace=run.workspace, user_id=user_id)
    return run, Seat(user=member.user, workspace=run.workspace)
