"""The samples of mail beside this program, and what a reader should make of each."""

import json
from datetime import date
from functools import cache
from pathlib import Path

from shoptalk.method.mail.matching import Awaited, Register, register
from shoptalk.method.mail.message_text import Mail, read_mail

FOLDER = Path(__file__).resolve().parents[2] / "samples" / "mail"
EXPECTED: dict[str, dict] = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
RECEIVED_ON = date(2026, 6, 1)  # a Monday
ASK = "<ask.7f3a@mail.example>"
DANA, HANAKO, JUERGEN = 1, 2, 3


@cache
def sample(name: str) -> Mail:
    return read_mail((FOLDER / f"{name}.eml").read_bytes())


def of_kind(*kinds: str) -> list[str]:
    return [name for name, wanted in EXPECTED.items() if wanted["kind"] in kinds]


def awaited() -> Register:
    dana = ("dana.whitfield@rivermark.example", "dana.w@home.example", "dana.w@icloud.example")
    people = [
        Awaited(DANA, "Dana Whitfield", dana),
        Awaited(HANAKO, "Hanako Yamada", ("yamada@kensetsu.example", "hanako.yamada@kensetsu.example")),
        Awaited(JUERGEN, "Jürgen Groß", ("juergen.gross@rivermark.example",)),
    ]
    return register(people, {ASK: (DANA, 10)}, ["marisol.vega@mail.example"])
