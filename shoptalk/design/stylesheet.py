"""All style sheets as one answer, in the order that shoptalk.css names, each in its cascade layer.

A file per component is how the look is written (docs/map.md); thirty requests is not how it should travel.
"""

import re
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control

FOLDER = Path(__file__).parent / "static" / "css"
IMPORT = re.compile(r'@import url\("([\w-]+\.css)"\) layer\((\w+)\);')


WHOLE, FOR_GUESTS = "shoptalk.css", "public.css"
COMMENT_OR_SPACE = re.compile(r"/\*.*?\*/|(?<=[{};])\s+|\s+(?=\})", re.S)


@cache
def bundle(entry_name: str = WHOLE) -> str:
    """The text of all sheets: the layer order first, then every imported file wrapped in its layer."""
    entry = (FOLDER / entry_name).read_text(encoding="utf-8")
    parts = [line for line in entry.splitlines() if line.startswith("@layer")]
    for name, layer in IMPORT.findall(entry):
        parts.append(f"@layer {layer} {{\n{(FOLDER / name).read_text(encoding='utf-8')}\n}}")
    return "\n".join(parts)


@cache
def for_guests() -> str:
    """The short sheet, as small as it gets without reading it: a guest may be on a train."""
    return COMMENT_OR_SPACE.sub("", bundle(FOR_GUESTS))


@cache
def digest() -> str:
    return sha256(bundle().encode()).hexdigest()[:12]


@cache
def digest_for_guests() -> str:
    return sha256(for_guests().encode()).hexdigest()[:12]


@cache_control(public=True, max_age=31536000, immutable=True)
def stylesheet(request: HttpRequest, version: str) -> HttpResponse:
    """The bundle, cacheable for ever: its address changes with its content."""
    return HttpResponse(bundle(), content_type="text/css; charset=utf-8")


@cache_control(public=True, max_age=31536000, immutable=True)
def guest_stylesheet(request: HttpRequest, version: str) -> HttpResponse:
    """The short sheet of the pages for guests, which have neither the key nor the whole look."""
    return HttpResponse(for_guests(), content_type="text/css; charset=utf-8")
