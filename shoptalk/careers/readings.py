"""Reads the forms that weigh notes: `n7-b3` is the side of note 7 for belief 3, `n7-hearsay`, `n7-weight`, `n7-tone`
belong to the note. What a form does not name stays as it is."""

from collections.abc import Iterable, Mapping

from shoptalk.accounts.answers import number
from shoptalk.campaigns.models import Belief
from shoptalk.careers.actions.add_evidence import LEAST, MOST, USUAL, Reading
from shoptalk.interviews.models import Note


def readings_from(
    sent: Mapping[str, str], notes: Iterable[Note], beliefs: Iterable[Belief]
) -> dict[tuple[Note, Belief], Reading]:
    beliefs = list(beliefs)
    found = {}
    for note in notes:
        weight = number("weight", sent.get(f"n{note.pk}-weight", USUAL), LEAST, MOST, "How much it counts")
        first_hand = not sent.get(f"n{note.pk}-hearsay")
        for belief in beliefs:
            if (side := sent.get(f"n{note.pk}-b{belief.pk}")) is not None:
                found[note, belief] = Reading(side, first_hand, weight)
    return found


def tones_from(sent: Mapping[str, str], notes: Iterable[Note]) -> dict[Note, str]:
    return {note: tone for note in notes if (tone := sent.get(f"n{note.pk}-tone")) is not None}
