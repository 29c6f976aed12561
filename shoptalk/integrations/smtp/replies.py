"""What a server's reply means for a letter (RFC 5321 4.2, RFC 3463), as a failure with one sentence."""

import re

from shoptalk.integrations.ports.servers import Failure, Permanent, Retryable, SignInRefused

LONGEST = 220
TAKES_LEAVE = 421
SIGN_IN_WANTED = (530, 534, 535, 538)  # RFC 4954 6: nothing goes on with this login
FULL = ("4.2.2", "5.2.2")
UNKNOWN = ("5.1.1", "5.1.10", "5.1.0")
UNKNOWN_THERE = "is not known there"


def refusal(code: int, text: bytes, host: str, recipient: str = "") -> Failure:
    """The failure that a reply is. `recipient` where it was an answer to the address of the letter."""
    said = f"{host} says: {code} {in_one_line(text)}"[:LONGEST].rstrip(" .") + "."
    if code in SIGN_IN_WANTED:
        return SignInRefused(
            f"{host} does not take this login and password. It said: {in_one_line(text)}"[:LONGEST], code
        )
    status = text.decode("utf-8", "replace").split(" ", 1)[0].strip()
    if status in FULL or (code == 552 and not status[:2].isdigit() and recipient):
        said = f"The mailbox of {recipient or 'the recipient'} is full. {said}"
    elif recipient and (status in UNKNOWN or (code == 550 and status[:1] != "5")):
        said = f"{recipient} {UNKNOWN_THERE}. {said}"
    if 500 <= code < 600:
        return Permanent(said[: LONGEST * 2], code)
    return Retryable(said[: LONGEST * 2], code)


def without_the_servers_words(failure: str) -> str:
    """Our sentence alone, where there is one before what the server said."""
    return re.split(r" \S+ says: \d{3} ", failure, maxsplit=1)[0]


def in_one_line(text: bytes) -> str:
    """What the server wrote, as it may be shown: one line of readable characters."""
    line = text.decode("utf-8", "replace")
    return " ".join("".join(ch if ch.isprintable() else " " for ch in line).split()) or "(nothing)"
