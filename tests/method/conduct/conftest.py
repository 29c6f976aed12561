"""Prints how well asks for a job were heard, at the end of the run, so that a change for the worse is seen."""

import pytest

_FIGURES: list[str] = []


@pytest.fixture
def conduct_figures() -> list[str]:
    return _FIGURES


def pytest_terminal_summary(terminalreporter):
    if _FIGURES:
        terminalreporter.section("conduct check")
        for line in _FIGURES:
            terminalreporter.write_line(line)
