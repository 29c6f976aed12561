"""Runs the command line as a person would: a real process on a data folder of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


def shoptalk(*words: str, data: Path | None = None, stdin: str | None = None, status: int = 0) -> str:
    """What bin/shoptalk prints; `status` is the exit code that is expected."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("SHOPTALK_", "DJANGO_"))}
    where = ["--data", str(data)] if data else []
    done = subprocess.run(
        [sys.executable, "-m", "shoptalk.doors.command_line", *words, *where],
        cwd=ROOT, env=environment, input=stdin, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == status, f"{words}: {done.stdout}\n{done.stderr}"
    assert "Traceback" not in done.stderr
    return done.stdout if status == 0 else done.stdout + done.stderr


def answer(*words: str, data: Path | None = None) -> Any:
    return json.loads(shoptalk(*words, "--json", data=data))
