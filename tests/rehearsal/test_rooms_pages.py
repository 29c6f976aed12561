"""The pages of the rehearsal room open, empty and full, and each form does its one thing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shoptalk.rehearsal.actions.say_words import say_words
from tests import cast

pytestmark = pytest.mark.django_db


def page(browser, address, status=200):
    response = browser.get(address)
    assert response.status_code == status, address
    return response.content.decode()


def addresses(practice, walt, ladder):
    call = f"/rehearsal/calls/{practice.pk}"
    return (
        "/rehearsal/", "/rehearsal/course/", "/rehearsal/calls/new/", f"/rehearsal/calls/new/?person={walt.pk}",
        f"{call}/", f"{call}/words/", f"/rehearsal/attempts/{practice.attempt_id}/", f"/rehearsal/real/{walt.pk}/",
        "/rehearsal/ladder/", f"/rehearsal/ladder/{ladder[0].pk}/", f"/rehearsal/ladder/{ladder[0].pk}/attempt/",
        "/rehearsal/scenarios/", "/rehearsal/scenarios/new/",
    )  # fmt: skip


def test_every_page_opens_on_an_empty_notebook(browser_of_marisol, marisol, campaign):
    for address in ("/rehearsal/", "/rehearsal/course/", "/rehearsal/calls/new/", "/rehearsal/ladder/",
                    "/rehearsal/scenarios/", "/rehearsal/scenarios/new/"):  # fmt: skip
        assert "<h1" in page(browser_of_marisol, address)


def test_every_page_opens_in_use(browser_of_marisol, practice, walt, ladder):
    for address in addresses(practice, walt, ladder):
        assert "<h1" in page(browser_of_marisol, address)
    browser_of_marisol.post(f"/rehearsal/calls/{practice.pk}/end")
    assert "<h1" in page(browser_of_marisol, f"/rehearsal/calls/{practice.pk}/feedback/")
    assert "<h1" in page(browser_of_marisol, "/rehearsal/course/")


def queries(browser, address):
    page(browser, address)
    with CaptureQueriesContext(connection) as asked:
        page(browser, address)
    return len(asked)


def test_the_number_of_queries_does_not_grow_with_the_call(browser_of_marisol, marisol, practice):
    address = f"/rehearsal/calls/{practice.pk}/"
    say_words(seat=marisol, now=cast.NOW, rehearsal=practice, words="Hello, this is Marisol.")
    few = queries(browser_of_marisol, address)
    for number in range(4):
        say_words(seat=marisol, now=cast.NOW, rehearsal=practice, words=f"And then {number}, hm.")
    assert queries(browser_of_marisol, address) <= few
    room = queries(browser_of_marisol, "/rehearsal/")
    assert room < 40
