"""The style sheets hold what the pages use and nothing else; a page uses only classes that are written somewhere."""

import re
from pathlib import Path

SHOPTALK = Path(__file__).parents[2] / "shoptalk"
SHEETS = sorted((SHOPTALK / "design" / "static" / "css").glob("*.css"))
QUOTED = re.compile(r'"[^"]*"|/\*.*?\*/', re.S)
CLASS = re.compile(r"\.(-?[a-zA-Z_][\w-]*)")


def test_no_rule_is_written_for_a_class_that_never_occurs():
    unused = {f"{sheet.name}: .{name}" for sheet in SHEETS for name in _classes(sheet) if not _occurs(name)}
    assert not unused, f"Rules for nothing: {sorted(unused)}"


def _classes(sheet: Path) -> set[str]:
    return set(CLASS.findall(QUOTED.sub("", sheet.read_text(encoding="utf-8"))))


def _words() -> set[str]:
    """Every word of the templates, the scripts and the Python that writes markup."""
    files = [*SHOPTALK.rglob("*.html"), *SHOPTALK.rglob("*.js"), *SHOPTALK.rglob("*.py")]
    return set(re.findall(r"[a-zA-Z_][\w-]*", "\n".join(file.read_text(encoding="utf-8") for file in files)))


WORDS = _words()
# Names that are put together from a kind or a level in a template.
PUT_TOGETHER = re.compile(r"^(level|of|f)-\w+$")


def _occurs(name: str) -> bool:
    return name in WORDS or bool(PUT_TOGETHER.match(name))
