"""Prints how good the title matcher is on the labelled positions, so that every run of these tests shows the
figures.
"""

from __future__ import annotations

from pathlib import Path

import pytest


def pytest_terminal_summary(terminalreporter) -> None:
    from tests.occupations.measure import figures, labelled

    rows = labelled()
    terminalreporter.section("job titles matched to occupations")
    for name, held_out in (("held out", True), ("tuned on", False)):
        terminalreporter.write_line(f"{name}: {figures([row for row in rows if row.held_out is held_out])}")


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of its own, where nothing was imported yet."""
    folder = tmp_path / "data"
    monkeypatch.setenv("SHOPTALK_DATA", str(folder))
    return folder
