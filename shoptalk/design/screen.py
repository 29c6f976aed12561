"""Answers with a whole page, or with the part of it that htmx asked for."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme


def screen(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """The whole page; or, when htmx names a target, the partial of that name in the same file, and the toasts.

    Part name = element id = htmx target (docs/map.md), so the template alone says what can be swapped.
    """
    target = request.htmx.target if request.htmx and not request.htmx.boosted else None  # type: ignore[attr-defined]
    if not target:
        return render(request, template, context, status=status)
    response = render(request, f"{template}#{target}", context, status=status)
    # Undo leads back to the page that one is on; the address that was asked may answer to POST only
    on_page = request.htmx.current_url_abs_path  # type: ignore[attr-defined]
    response.content += render(request, "design/toasts.html", {"swap": True, "on_page": on_page}).content
    return response


def go(request: HttpRequest, to: Any, *args: Any, **kwargs: Any) -> HttpResponse:
    """After a change: on to the page that shows it. htmx is told to go there whole."""
    response = redirect(to, *args, **kwargs)
    if request.htmx:  # type: ignore[attr-defined]
        return HttpResponse(status=204, headers={"HX-Redirect": response.url})
    return response


def own_path(typed: str) -> str:
    """The address if it leads to a page of this program, else nothing: a form says where to go back to, and anybody can
    write a form."""
    return typed if typed.startswith("/") and url_has_allowed_host_and_scheme(typed, allowed_hosts=None) else ""
