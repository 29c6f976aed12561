"""What a page may ask of the device: nothing; a page on which one speaks may ask for the microphone."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

HEADER = "Permissions-Policy"
NOTHING = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"
MAY_LISTEN = NOTHING.replace("microphone=()", "microphone=(self)")


class PermissionsMiddleware:
    """Forbids by default; a view that needs more sets the header itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault(HEADER, NOTHING)
        return response
