"""Nothing in the repository names a package host or a path of one machine; locks hold names, versions and hashes."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEXT = {".py", ".txt", ".in", ".toml", ".md", ".html", ".css", ".js", ".sh", ".cfg", ".yml", ".tsv", ""}


def committed() -> list[Path]:
    names = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
    return [ROOT / name for name in names if name and (ROOT / name).is_file() and (ROOT / name).suffix in TEXT]


def test_locks_name_no_download_address():
    for lock in (ROOT / "requirements").glob("*.txt"):
        text = lock.read_text()
        assert "://" not in text, f"{lock.name} holds an address"
        assert "--hash=sha256:" in text


def test_no_file_names_a_package_host_or_a_home_folder():
    hosts = re.compile(
        "|".join(
            (
                "py" + r"pi\.org",
                "pythonhosted" + r"\.org",
                "registry" + r"\.npmjs",
                r"/ro" + "ot/",
                r"/ho" + "me/[a-z]",
                "/wo" + "rk/",
            )
        )
    )
    found = [
        f"{path.relative_to(ROOT)}: {hit.group()}"
        for path in committed()
        if path.stat().st_size < 2_000_000 and (hit := hosts.search(path.read_text(encoding="utf-8", errors="ignore")))
    ]
    assert found == []
