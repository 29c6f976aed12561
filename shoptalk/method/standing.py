"""What a position and a correspondence say about standing: how senior somebody is, and how warm the tie."""

from __future__ import annotations

from datetime import date

from shoptalk.method.names import fold, words

JUNIOR, PEER, MID, SENIOR, EXECUTIVE = range(5)
TIES = ("close", "warm", "acquaintance", "dormant", "friend_of_friend", "stranger")

# Rulebook A4: former contacts out of touch for three years or more.
DORMANT_DAYS = 3 * 365
# A talk of both sides within a year is a warm tie; a long one is a close one. Ours, no study gives counts.
_WARM_DAYS = 365
_WARM_MESSAGES = 4
_CLOSE_MESSAGES = 40

_EXECUTIVE = words(
    "chief ceo cto cfo coo cio cmo chro cpo president vp svp evp avp chairman chairwoman chairperson"
    " geschaftsfuhrer geschaftsfuhrerin vorstand pdg commissioner"
)
_SENIOR = words(
    "director directrice directeur direktor direktorin head principal founder cofounder owner partner dean leiter"
    " leiterin distinguished superintendent chair chef jefe jefa provost inhaber grunder"
)
_MID = words("senior sr lead manager supervisor foreman gerente responsable teamleiter")
_JUNIOR = words(
    "intern internship trainee apprentice student junior jr graduate aide helper volunteer praktikant praktikantin"
    " werkstudent werkstudentin stagiaire azubi auszubildende auszubildender becario becaria entry"
)
# Phrases whose words mislead when taken one by one.
_PHRASES = {
    phrase: level
    for level, phrases in (
        (EXECUTIVE, "managing director; executive director"),
        (SENIOR, "general manager; chief of staff; chief engineer"),
        (MID, "managing editor; assistant principal; assistant director; associate director; deputy director"),
        (MID, "deputy head; vice principal; head cook; sous chef; chef de projet"),
        (
            PEER,
            "assistant to; executive assistant; account executive; sales executive; product owner; business partner",
        ),
        (PEER, "student affairs; student success; pastry chef; chef"),
        (JUNIOR, "teaching fellow"),
    )
    for phrase in phrases.split("; ")
}


def seniority(position: str) -> int:
    """0 junior, 1 peer, 2 mid, 3 senior, 4 executive, from the words of a position; 1 when they say nothing.

    For the order of asking only (rulebook A6, A8); never shown as a judgement.
    """
    text = fold(position)
    padded = f" {text} "
    for phrase, level in _PHRASES.items():
        if f" {phrase} " in padded:
            return level
    said = words(text)
    if said & _JUNIOR or text.startswith("assistant "):
        return JUNIOR
    for level, names in ((EXECUTIVE, _EXECUTIVE), (SENIOR, _SENIOR), (MID, _MID)):
        if said & names:
            return level
    return PEER


def tie_strength(
    connected_on: date | None,
    messages_sent: int,
    messages_received: int,
    last_message_on: date | None,
    today: date,
    named_tie: str,
) -> str:
    """One of `TIES`. What the seeker named wins; otherwise it is read from dates and counts of messages.

    Three years without a word make a tie dormant (A4). A date in the future counts as today.
    """
    if named_tie in TIES:
        return named_tie
    last = max((day for day in (connected_on, last_message_on) if day), default=None)
    if last is None and not messages_sent and not messages_received:
        return "stranger"
    if last is not None and (today - last).days >= DORMANT_DAYS:
        return "dormant"
    both = min(messages_sent, messages_received)
    recent = last_message_on is not None and (today - last_message_on).days <= _WARM_DAYS
    if both and recent and messages_sent + messages_received >= _CLOSE_MESSAGES:
        return "close"
    if both and recent and messages_sent + messages_received >= _WARM_MESSAGES:
        return "warm"
    return "acquaintance"
