"""Every address of the house, visited by somebody without the key and by a stranger with a notebook of his own."""

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from shoptalk.accounts.single_seeker import SENTENCE, access_key, cookie_name
from tests import cast

# The last four ask for a link of their own; tests/interviews/test_guest_page.py tries them.
OPEN = {"alive", "stylesheet", "guest_stylesheet", "guest", "guest_calendar", "calendar_feed"}


def named_urls(patterns=None):
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from named_urls(pattern.url_patterns)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield pattern.name, pattern


def address(name: str, pattern: URLPattern) -> str:
    converters = pattern.pattern.converters
    filled = {
        key: {"int": 999_999}.get(type(value).__name__.removesuffix("Converter").lower(), "nowhere")
        for key, value in converters.items()
    }
    return reverse(name, kwargs=filled)


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "pattern"), [pair for pair in named_urls() if pair[0] not in OPEN])
def test_without_the_key_there_is_nothing(name, pattern, client: Client):
    for method in (client.get, client.post):
        response = method(address(name, pattern))
        assert response.status_code == 404
        assert response.content.decode() == SENTENCE


def test_the_key_becomes_a_cookie_and_leaves_the_address(marisol, campaign, client: Client):
    response = client.get("/people/", {"key": access_key(), "q": "dana"})
    assert (response.status_code, response.url) == (302, "/people/?q=dana")
    cookie = response.cookies[cookie_name()]
    assert cookie["httponly"] and access_key() not in cookie.value
    assert client.get("/people/").status_code == 200


def test_a_wrong_key_opens_nothing(marisol, client: Client):
    assert client.get("/", {"key": access_key()[:-1] + ("y" if access_key()[-1] == "x" else "x")}).status_code == 404
    assert client.get("/", {"key": ""}).status_code == 404


def test_another_host_name_is_refused(marisol, browser_of_marisol: Client):
    assert browser_of_marisol.get("/", headers={"host": "evil.example:8420"}).status_code == 400


@pytest.mark.parametrize(
    ("name", "pattern"), [pair for pair in named_urls() if pair[1].pattern.converters and pair[0] not in OPEN]
)
def test_records_that_are_not_hers_look_as_if_they_never_were(
    name, pattern, browser_of_marisol: Client, campaign, stranger
):
    his = cast.contact(stranger, "Carl Secret")
    address_of_his = address(name, pattern).replace("999999", str(his.pk))
    for method in (browser_of_marisol.get, browser_of_marisol.post):
        response = method(address_of_his)
        assert response.status_code in (404, 405), address_of_his
        assert b"Secret" not in response.content
