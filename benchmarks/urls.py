from django.http import HttpRequest, HttpResponse
from django.urls import path

from shoptalk.urls import urlpatterns as rooms

PAGE = b"<!doctype html><title>constant</title>" + b"<p>The same twenty kilobytes every time. 0123456789</p>\n" * 350


def constant(request: HttpRequest) -> HttpResponse:
    return HttpResponse(PAGE)


urlpatterns = [path("constant", constant), *rooms]
