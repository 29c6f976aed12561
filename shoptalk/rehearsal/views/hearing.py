"""Speaking in a practice call: what the microphone brought, and the voice of the other side."""

from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET, require_POST

from shoptalk.integrations.ports.speech import NoSpeech
from shoptalk.integrations.speech.sound import MOST_BYTES
from shoptalk.rehearsal.hearing import hear, rendered
from shoptalk.rehearsal.models import Rehearsal
from shoptalk.workspaces.access import SeekerRequest, get_or_404, number_of, seat_of

NOTHING_HEARD = "Nothing was heard. Speak a little closer to the microphone, or type it."


@require_POST
def hearing(request: SeekerRequest, pk: int) -> HttpResponse:
    """The words in a WAV file, to be looked over before they are said. Neither is kept."""
    rehearsal = get_or_404(Rehearsal.objects.under_way(), seat_of(request), pk=pk)
    if (number_of(request.headers.get("Content-Length", "")) or 0) > MOST_BYTES:
        return _sentence("That is longer than two minutes in one go. Say it in pieces, or type it.", 413)
    try:
        heard = hear(rehearsal, request.body)
    except NoSpeech as sentence:
        return _sentence(str(sentence), 422)
    if not heard.words:
        return _sentence(NOTHING_HEARD, 200)
    return JsonResponse({"words": heard.words, "seconds": heard.seconds})


@require_GET
def voice(request: SeekerRequest) -> FileResponse:
    """A rendered line of the other side."""
    path = rendered(request.GET.get("line", ""))
    if path is None:
        raise Http404("This line has no voice here.")
    return FileResponse(path.open("rb"), content_type="audio/wav")


def _sentence(words: str, status: int) -> JsonResponse:
    return JsonResponse({"sentence": words}, status=status)
