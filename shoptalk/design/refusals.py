"""A refusal is a sentence: what happened, what to do. It becomes a page or a toast, never a stack trace.

Django is imported late, so that commands which open no notebook start at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse


class Refusal(Exception):
    """Raised by actions when something cannot be done. The text is for the person, as it stands."""

    status = 422


class SentenceMiddleware:
    """Turns a Refusal that no view caught into a calm page with the sentence on it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        from django.shortcuts import render

        if not isinstance(exception, Refusal):
            return None
        return render(request, "design/refusal.html", {"sentence": str(exception)}, status=exception.status)
