"""What was typed, before any view reads it."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict

NUL = "\x00"


class TypedMiddleware:
    """Leaves NUL out of what forms and addresses say: PostgreSQL stores no such text, SQLite stops reading there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable, args: Any, kwargs: Any) -> None:
        reads_it_itself = getattr(view, "csrf_exempt", False)  # an upload, a guest's page: with limits of its own
        if not reads_it_itself and any(NUL in value for value in kwargs.values() if isinstance(value, str)):
            raise Http404("No address has a NUL.")
        request.GET = _kept(request.GET)  # type: ignore[assignment]
        if request.method == "POST" and not reads_it_itself:
            request.POST = _kept(request.POST)  # type: ignore[assignment]


def _kept(query: QueryDict) -> QueryDict:
    if not any(NUL in value for _, values in query.lists() for value in values):
        return query
    cleaned = query.copy()
    for name, values in query.lists():
        cleaned.setlist(name, [value.replace(NUL, "") for value in values])
    return cleaned
