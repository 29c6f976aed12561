"""Fixtures that every room's tests share."""

import pytest
from django.test import Client

from shoptalk.accounts.single_seeker import access_key, cookie_name, cookie_value
from tests import cast


@pytest.fixture
def now():
    return cast.NOW


@pytest.fixture
def marisol(db):
    """The seeker. In single-seeker mode she is whom the key lets in, because hers is the first seat."""
    return cast.seat("seeker", "Marisol Vega")


@pytest.fixture
def stranger(db, marisol):
    return cast.seat("stranger", "Sam Stranger")


@pytest.fixture
def campaign(marisol):
    return cast.campaign(marisol)


@pytest.fixture
def browser_of_marisol(marisol, client: Client) -> Client:
    """Django's test client with the cookie that the key gives."""
    client.cookies[cookie_name()] = cookie_value(access_key())
    return client
