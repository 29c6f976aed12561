"""The patterns page: every component once, with the markup that the rooms use."""

import re
from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

SPRITE = Path(__file__).parent / "static" / "icons.svg"
SURFACES = ("table", "paper", "slip", "sunk", "marker", "margin-line", "spruce-wash", "ochre-wash")  # under dark words
INKS = ("ink", "spruce", "ochre", "slate", "plum", "madder")  # light words on them


@cache
def icon_names() -> tuple[str, ...]:
    """Every icon of the sprite, in its order."""
    return tuple(re.findall(r'id="i-([\w-]+)"', SPRITE.read_text(encoding="utf-8")))


@require_GET
def patterns(request: HttpRequest) -> HttpResponse:
    return render(request, "design/patterns.html", {"icons": icon_names(), "surfaces": SURFACES, "inks": INKS})
