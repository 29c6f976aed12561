"""The pages after a talk, in the browser: each opens, each form does its one thing, and nothing of others is seen."""

import pytest

pytestmark = pytest.mark.django_db


def page(browser, address, status=200):
    response = browser.get(address)
    assert response.status_code == status, address
    return response.content.decode()


def test_every_page_opens_empty_and_full(browser_of_marisol, marisol, campaign, notes, held, dana):
    for address in (
        "/promises/", "/promises/tree", f"/interviews/{held.pk}/after", f"/interviews/{held.pk}/after/card",
        f"/promises/people/{dana.pk}/report", f"/promises/people/{dana.pk}/in-touch",
        f"/promises/people/{dana.pk}/mentorship", f"/people/{dana.pk}/", "/",
    ):  # fmt: skip
        assert "<h1" in page(browser_of_marisol, address)
