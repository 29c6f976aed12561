"""Prints how well callers are heard and calls are looked back on, at the end of the run."""

import pytest

_FIGURES: list[str] = []


@pytest.fixture
def rehearsal_figures() -> list[str]:
    return _FIGURES


def pytest_terminal_summary(terminalreporter):
    if _FIGURES:
        terminalreporter.section("rehearsal")
        for line in _FIGURES:
            terminalreporter.write_line(line)
