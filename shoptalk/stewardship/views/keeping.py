"""Export, import of an export, backups, and the bin."""

import tempfile
from datetime import timedelta

from django.http import FileResponse, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from shoptalk.design.refusals import Refusal
from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say
from shoptalk.stewardship.actions.empty_bin import DAYS_IN_BIN
from shoptalk.stewardship.actions.take_out_of_bin import binned, take_out_of_bin
from shoptalk.stewardship.archive import CannotReadArchive, read_archive, write_archive
from shoptalk.stewardship.backups import CannotBackUp, back_up
from shoptalk.workspaces.access import SeekerRequest, seat_of

IN_MEMORY = 8 * 1024 * 1024  # a larger export goes through a temporary file


@require_GET
def keep(request: SeekerRequest) -> HttpResponse:
    return screen(request, "stewardship/keep.html", {"tab": "settings"})


@require_GET
def export(request: SeekerRequest) -> FileResponse:
    """The whole notebook as one zip."""
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  # the answer closes it when it is sent
    write_archive(seat_of(request), request.now, file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"shoptalk-{request.now:%Y-%m-%d}.zip")


@require_POST
def import_export(request: SeekerRequest) -> HttpResponse:
    """An earlier export, into a notebook where nothing has been written yet."""
    upload = request.FILES.get("file")
    if upload is None:
        raise Refusal("No file came along. Choose the zip that an export gave you.")
    try:
        counts = read_archive(upload)
    except CannotReadArchive as sentence:
        raise Refusal(str(sentence)) from sentence
    say(request, f"{sum(counts.values())} records are back in your notebook.")
    return go(request, "today")


@require_POST
def backup(request: SeekerRequest) -> HttpResponse:
    try:
        path = back_up(request.now)
    except CannotBackUp as sentence:
        raise Refusal(str(sentence)) from sentence
    say(request, f"A copy is in {path}")
    return go(request, "keep")


@require_http_methods(["GET", "POST"])
def bin_page(request: SeekerRequest) -> HttpResponse:
    """What was deleted in the last 30 days, and taking it out again."""
    seat = seat_of(request)
    if request.method == "POST":
        change = take_out_of_bin(
            seat=seat, now=request.now, label=request.POST.get("model", ""), pk=request.POST.get("pk", "")
        )
        say(request, change.words, change.event)
        return go(request, "bin")
    rows = [(row, row.deleted_at + timedelta(days=DAYS_IN_BIN)) for row in binned(seat) if row.deleted_at]
    return screen(request, "stewardship/bin.html", {"rows": rows})
