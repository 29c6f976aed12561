"""Where this installation keeps its data, for whatever runs without Django; `settings.DATA` is the same folder."""

import os
from pathlib import Path


def data_folder() -> Path:
    """The folder that is set, or `shoptalk` in the place where programs of this user keep their data."""
    home = os.environ.get("XDG_DATA_HOME", "") or "~/.local/share"
    return Path(os.environ.get("SHOPTALK_DATA", "") or f"{home}/shoptalk").expanduser()
