"""One real program for all tests of the house that need a server: it takes seconds to start."""

import pytest

from tests.journeys.program import Program


@pytest.fixture(scope="session")
def program(tmp_path_factory):
    running = Program(tmp_path_factory.mktemp("house") / "notebook")
    yield running
    running.stop()
