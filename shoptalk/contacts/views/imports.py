"""The import wizard: bring a file, look at its columns, see what it would do, keep the people, take them out again."""

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from shoptalk.contacts.actions.preview_import import (
    bring_file,
    is_small,
    preview_import,
    recognized_in,
    stop,
)
from shoptalk.contacts.actions.undo_import import people_to_keep, undo_import
from shoptalk.contacts.column_choice import column_choice, leaves_columns_open, mapping_chosen
from shoptalk.contacts.import_page import import_page
from shoptalk.contacts.importing import uploads
from shoptalk.contacts.importing.result_file import result_lines
from shoptalk.contacts.models import ImportRun
from shoptalk.contacts.tasks import bring_people_in, read_people_in
from shoptalk.contacts.views.upload_limit import UploadLimit, limit_upload
from shoptalk.design.refusals import Refusal
from shoptalk.design.screen import go, screen
from shoptalk.integrations.ports.people import CannotRead
from shoptalk.workspaces.access import Seat, SeekerRequest, get_or_404, number_of, seat_of

EARLIER = 20  # imports listed on the first page
NOTHING_CHOSEN = "No file came with that. Choose one, or drop it on the field."
PASTED_NAME = "Pasted lines.txt"
GONE = "The file is not there any more. Bring it once more."
THROWN_AWAY = "You threw it away. Nobody was brought in."


@csrf_exempt  # the check comes second, in _bring: it reads the whole upload, and the limit must be there before
def bring(request: SeekerRequest) -> HttpResponse:
    """The first page; POST takes a file (`file`) or pasted text (`lines`)."""
    return _bring(request, limit_upload(request))


@csrf_protect
@require_http_methods(["GET", "POST"])
def _bring(request: SeekerRequest, limit: UploadLimit) -> HttpResponse:
    seat = seat_of(request)
    if request.method == "GET":
        return _first_page(request, seat)
    text = request.POST.get("lines", "").strip()
    try:
        limit.check()
        if text:
            run, recognized = bring_file(seat=seat, now=request.now, name=PASTED_NAME, pieces=[text.encode()])
        elif "file" in request.FILES:
            upload = request.FILES.getlist("file")[0]
            run, recognized = bring_file(seat=seat, now=request.now, name=upload.name or "", pieces=upload.chunks())
        else:
            raise Refusal(NOTHING_CHOSEN)
    except Refusal as sentence:
        return _first_page(request, seat, str(sentence), text, status=422)
    if recognized.kind == "table" and leaves_columns_open(recognized):
        return go(request, "import_columns", run.pk)
    _read(seat, run)
    return go(request, "import_run", run.pk)


def _first_page(request: SeekerRequest, seat: Seat, mend: str = "", text: str = "", status: int = 200) -> HttpResponse:
    runs = ImportRun.objects.visible_to(seat).order_by("-created_at", "-pk")[:EARLIER]
    return screen(request, "contacts/import.html", {"tab": "people", "runs": runs, "mend": mend, "text": text}, status)


def _read(seat: Seat, run: ImportRun) -> None:
    if is_small(run):
        preview_import(seat=seat, run=run)
    else:
        read_people_in.enqueue(run.pk, seat.user.pk)


@require_GET
def show(request: SeekerRequest, pk: int) -> HttpResponse:
    """One import wherever it is: being read, previewed, coming in, done, or stopped."""
    seat = seat_of(request)
    run = get_or_404(ImportRun.objects, seat, pk=pk)
    is_under_way = run.state == ImportRun.State.IMPORTING or (run.state == ImportRun.State.UPLOADED and not run.total)
    if is_under_way:
        context = {"tab": "people", "run": run, "seen": uploads.read_seen(run)}
        return screen(request, "contacts/import_progress.html", context)
    if request.htmx and request.htmx.target == "progress":  # it is over: on to the page that says so
        return go(request, "import_run", pk)
    number = min(number_of(request.GET.get("page", "")) or 1, run.total or 1)
    page = import_page(seat, run, request.GET.get("show", ""), number)
    name = "preview" if run.state == ImportRun.State.UPLOADED else "result"
    return screen(request, f"contacts/import_{name}.html", {"tab": "people", "page": page, "run": run})


@require_http_methods(["GET", "POST"])
def columns(request: SeekerRequest, pk: int) -> HttpResponse:
    """Which column of a table is what."""
    seat = seat_of(request)
    run = _undecided(seat, pk)
    try:
        recognized = recognized_in(run)
    except (CannotRead, FileNotFoundError) as sentence:
        stop(run, str(sentence) if isinstance(sentence, CannotRead) else GONE)
        return go(request, "import_run", pk)
    if not recognized.columns:
        return go(request, "import_run", pk)
    mend = ""
    if request.method == "POST":
        mapping, mend = mapping_chosen(request.POST, recognized)
        if not mend:
            run.mapping, run.total = mapping, 0
            run.save(update_fields=["mapping", "total"])
            _read(seat, run)
            return go(request, "import_run", pk)
    choice = column_choice(recognized, request.POST if mend else run.mapping or recognized.mapping)
    context = {"tab": "people", "run": run, "choice": choice, "mend": mend}
    return screen(request, "contacts/import_columns.html", context, 422 if mend else 200)


@require_POST
def keep(request: SeekerRequest, pk: int) -> HttpResponse:
    """Keep these people. A second click, or a start after a stop in the middle, brings nobody in twice."""
    seat = seat_of(request)
    run = get_or_404(ImportRun.objects, seat, pk=pk)
    ready = ImportRun.objects.visible_to(seat).filter(pk=pk, state=ImportRun.State.UPLOADED, total__gt=0)
    if ready.update(state=ImportRun.State.IMPORTING) or run.state == ImportRun.State.IMPORTING:
        bring_people_in.enqueue(pk, seat.user.pk)
    elif run.state == ImportRun.State.UPLOADED:
        read_people_in.enqueue(pk, seat.user.pk)
    return go(request, "import_run", pk)


@require_POST
def throw_away(request: SeekerRequest, pk: int) -> HttpResponse:
    stop(_undecided(seat_of(request), pk), THROWN_AWAY)
    return go(request, "import")


@require_GET
def lines(request: SeekerRequest, pk: int) -> StreamingHttpResponse:
    """The changed, doubtful and unreadable lines as a CSV."""
    run = get_or_404(ImportRun.objects, seat_of(request), pk=pk)
    answer = StreamingHttpResponse(result_lines(run), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="import-{run.pk}-lines.csv"'
    return answer


@require_http_methods(["GET", "POST"])
def take_out(request: SeekerRequest, pk: int) -> HttpResponse:
    """Undo the whole import: GET asks and says who would stay, POST does it."""
    seat = seat_of(request)
    run = get_or_404(ImportRun.objects, seat, pk=pk)
    if request.method == "POST":
        undo_import(seat=seat, now=request.now, run=run)
        return go(request, "import_run", pk)
    if run.state != ImportRun.State.DONE:
        return go(request, "import_run", pk)
    kept = people_to_keep(seat, run)
    context = {"tab": "people", "run": run, "kept": kept, "leaving": run.new + run.duplicate - kept}
    return screen(request, "contacts/import_undo.html", context)


def _undecided(seat: Seat, pk: int) -> ImportRun:
    run = get_or_404(ImportRun.objects, seat, pk=pk)
    if run.state != ImportRun.State.UPLOADED:
        raise Http404("This import is decided already.")
    return run
