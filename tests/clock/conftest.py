"""A push service on loopback, and a browser that agreed."""

import pytest

from shoptalk.connections import pushing
from tests import cast
from tests.clock.push_service import Subscription, push_service


@pytest.fixture(scope="session")
def running_service(tmp_path_factory):
    with push_service(tmp_path_factory.mktemp("push")) as service:
        yield service


@pytest.fixture
def service(running_service, monkeypatch):
    """The service, with the check against private networks off: it lives on loopback."""
    running_service.answers.clear()
    running_service.knocked.clear()
    running_service.dribbles = False
    monkeypatch.setattr(pushing, "PUBLIC_ONLY", False)
    monkeypatch.setattr(pushing, "TRUSTING", running_service.trusting)
    return running_service


@pytest.fixture
def firefox() -> Subscription:
    return Subscription()


@pytest.fixture
def address(marisol, service, firefox):
    from shoptalk.connections.models import PushAddress

    return PushAddress.objects.create(
        workspace=marisol.workspace, name="Firefox on Linux", endpoint=f"{service.base}one", made_at=cast.NOW,
        closed_keys=pushing.closed_keys(firefox.p256dh, firefox.auth),
    )  # fmt: skip
