"""What a move is called and what its button says. {name} is the whole name, {called} the first one."""

from typing import NamedTuple


class Wording(NamedTuple):
    title: str
    button: str


WORDING = {
    "answer_reply": Wording("Answer {name}", "Answer {called}"),
    "set_time": Wording("Fix a time with {name}", "Offer a time"),
    "thank": Wording("Thank {name}", "Look over the thanks"),
    "check_back": Wording("Check back with {name}", "Look over the note"),
    "other_address": Wording("Find another way to reach {name}", "See the ways"),
    "nudge": Wording("Nudge {name}, gently", "Look over the nudge"),
    "last_line": Wording("One last, kind line to {name}", "Look over the line"),
    "second_person": Wording("Ask {name} for a short talk", "Look over the ask"),
    "call_again": Wording("Ring {name} again", "Open the call sheet"),
    "ask": Wording("Ask {name} for a short talk", "Look over the ask"),
    "ask_again_after_rest": Wording("Ask {name} once more", "Look over the ask"),
}
