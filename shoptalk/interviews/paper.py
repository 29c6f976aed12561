"""How closely the brief has to be set so that it prints on one sheet, of A4 as of Letter.

A browser cannot be asked for "as large as fits", so the height is estimated from the lengths of the texts, a little on
the safe side (measured with the widest of the usual fonts). The PDF measures for itself (`brief.typ`).
"""

from typing import NamedTuple

from shoptalk.interviews.brief_page import Asked, Brief

ROOM = 935  # px of Letter between the margins of print.css, less four in a hundred


class Setting(NamedTuple):
    """One way to set the page: its class in print.css, size of type, air under a question, between sections; in px."""

    name: str
    scale: float
    air: float
    gap: float


SETTINGS = (
    Setting("", 1.0, 28, 13),
    Setting("many", 1.0, 11, 8.5),
    Setting("tight", 0.86, 8, 6),
    Setting("packed", 0.72, 5, 4),
    Setting("least", 0.6, 3, 3),
)


def setting_for(brief: Brief) -> str:
    """The roomiest setting with which the page probably fits on one sheet."""
    return next((one.name for one in SETTINGS if height(brief, one) <= ROOM), SETTINGS[-1].name)


def height(brief: Brief, setting: Setting) -> float:
    """About how many px the page takes in this setting."""

    def lines(text: str, a_line: float) -> int:
        return -(-len(text) // int(a_line / setting.scale)) if text else 0

    def of(one: Asked) -> float:
        words = 20.5 * lines(one.text, 61) + 16 * lines(one.follow_up, 90)
        return max(words, 17.5 * lines(one.reason, 23)) * setting.scale + setting.air

    head = 32 * lines(brief.name, 26) + 21 * lines(brief.headline, 50)
    facts = 36 + 18 * (lines(brief.when, 24) + lines(brief.how, 24) + lines(brief.fallback, 24)) / 3
    body: float = 23 * lines(f"{brief.purpose} You are not asking for a job.", 63) + 21 * lines(brief.seconds, 74)
    body += sum(19.5 * lines(f"{one.words} · {one.source}", 88) for one in brief.know)
    foot = 19 * lines(brief.close, 88) + 30 + 15
    return (head + facts + body + foot) * setting.scale + sum(of(one) for one in brief.questions) + 8 * setting.gap
