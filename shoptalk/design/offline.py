"""What makes the app installable, and the page of a talk survive a reload without a network (decision 0014)."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_GET

from shoptalk.design.stylesheet import bundle

STATIC = Path(__file__).parent / "static"
VERSION_HERE = "VERSION"  # stands in sw.js where the version goes
PAPER = "#fafaf4"
ICONS = (
    ("icon-192.png", "192x192", "any"),
    ("icon-512.png", "512x512", "any"),
    ("icon-maskable-512.png", "512x512", "maskable"),
)


@cache
def cache_name() -> str:
    """Where a phone keeps the page of a talk; changes with what the page is made of."""
    parts = [*sorted((STATIC / "js").rglob("*.js")), STATIC / "sw.js", STATIC / "icons.svg"]
    whole = sha256(bundle().encode())
    for part in parts:
        whole.update(part.read_bytes())
    return f"shoptalk-meeting-{whole.hexdigest()[:12]}"


@require_GET
def service_worker(request: HttpRequest) -> HttpResponse:
    """The worker, from the root, because only from there may it answer for the page of a talk."""
    script = (STATIC / "sw.js").read_text(encoding="utf-8").replace(VERSION_HERE, cache_name())
    return HttpResponse(script, content_type="text/javascript; charset=utf-8", headers={"Cache-Control": "no-cache"})


@require_GET
def manifest(request: HttpRequest) -> HttpResponse:
    """The web app manifest: name, colours, pictures, and Today as the first page."""
    today = reverse("today")
    return JsonResponse(
        {
            "id": today,
            "name": "Shoptalk",
            "short_name": "Shoptalk",
            "description": "A field notebook for finding out what work is really like.",
            "start_url": today,
            "scope": "/",
            "display": "standalone",
            "background_color": PAPER,
            "theme_color": PAPER,
            "icons": [
                {"src": static(f"app/{name}"), "sizes": sizes, "type": "image/png", "purpose": purpose}
                for name, sizes, purpose in ICONS
            ],
        },
        content_type="application/manifest+json",
    )
