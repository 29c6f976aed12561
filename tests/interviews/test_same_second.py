"""Two guests, one time, one second: one of them gets it, the others see what is left. Real threads, a real database.

The same on PostgreSQL stands with the other tests of that server, in `tests/house/test_postgres.py`.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def rush(folder: Path, database: str = "") -> dict:
    where = {"DATABASE_URL": database} if database else {}
    done = subprocess.run(
        [sys.executable, "-m", "tests.interviews.rush", str(folder)],
        cwd=ROOT, env={**os.environ, "SHOPTALK_DATA": str(folder)} | where, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout)


def promised(seen: dict, vendor: str) -> None:
    assert seen == {
        "vendor": vendor,
        "six guests": [303, 409, 409, 409, 409, 409],
        "told calmly": 5,
        "shown what is left": 5,
        "talks": [1, 1],
        "six clicks": [303] * 6,
        "talks after clicks": 1,
        "guest and seeker": ["done", "told"],
        "changes": 1,
    }


def test_one_time_is_taken_once_in_the_file_that_comes_along(tmp_path):
    promised(rush(tmp_path), "sqlite")
