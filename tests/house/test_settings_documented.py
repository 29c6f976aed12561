"""Every setting that is read has a heading in docs/operating/settings.md, and no heading is idle."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
READS = (
    ROOT / "shoptalk" / "settings.py",
    ROOT / "shoptalk" / "data_folder.py",
    ROOT / "shoptalk" / "start.py",
    ROOT / "shoptalk" / "doors" / "command_line.py",
)
READ = re.compile(r"""(?:env\.\w+\(|environ\.get\(|environ\[)["']([A-Z_]+)["']""")
OF_THE_SCREEN = {"DISPLAY", "WAYLAND_DISPLAY"}  # whether there is a screen; nothing to set


def test_every_setting_has_its_heading():
    read = {name for file in READS for name in READ.findall(file.read_text(encoding="utf-8"))} - OF_THE_SCREEN
    page = (ROOT / "docs" / "operating" / "settings.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^## `([A-Z_]+)`$", page, re.MULTILINE)) == read
    assert len(read) >= 8
