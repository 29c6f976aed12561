"""Workers in processes of their own, two at once, killed and stopped, on the file that comes along."""

import pytest

from tests.clock.promises_of_workers import *  # noqa: F403
from tests.clock.workplace import Workplace


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    place = Workplace(tmp_path_factory.mktemp("work"))
    place.ask("tables")
    yield place
    place.close()
