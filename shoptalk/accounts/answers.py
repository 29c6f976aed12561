"""Reading what somebody typed: trimmed, short enough, possible. What is not comes back as a sentence beside its box."""

from __future__ import annotations

import re
import unicodedata

from shoptalk.design.refusals import Refusal

FEWEST_DIGITS, MOST_DIGITS = 5, 18  # short service numbers to the longest international number with an extension
_DIGITS = re.compile(r"\d")


class Mend(Refusal):
    """A refusal that belongs to one answer. `answer` is the name of its input, so that a form can show it there."""

    def __init__(self, answer: str, sentence: str) -> None:
        super().__init__(sentence)
        self.answer = answer


def line(answer: str, typed: str, most: int, what: str) -> str:
    """One line of text: spaces tidied, invisible control characters dropped. `what` begins the sentence: "A name"."""
    visible = "".join(" " if unicodedata.category(letter) == "Cc" else letter for letter in str(typed))
    text = " ".join(visible.split())
    if len(text) > most:
        raise Mend(answer, f"{what} fits into {most} characters; this has {len(text):,}. Please shorten it.")
    return text


def number(answer: str, typed: object, low: int, high: int, what: str) -> int:
    """A whole number from `low` to `high`, both included. Digits of every script are read; nothing else is."""
    try:
        value = int(str(typed).strip()[:12])
    except ValueError:
        raise Mend(answer, f"{what} is a whole number from {low} to {high}.") from None
    if not low <= value <= high:
        raise Mend(answer, f"{what} goes from {low} to {high}; {value} is outside. Choose a number in between.")
    return value


def email(answer: str, typed: str) -> str:
    """An e-mail address that can exist, or "". Nothing is looked up: no question leaves the machine."""
    from email_validator import EmailNotValidError, validate_email

    address = line(answer, typed, 254, "An e-mail address")
    if not address:
        return ""
    try:
        return validate_email(address, check_deliverability=False).normalized
    except EmailNotValidError:
        pass
    if address.count("@") != 1:
        raise Mend(answer, "An e-mail address has one @ in it, as in you@mail.example.")
    raise Mend(answer, f"“{address}” does not look whole. Is there a letter missing, or one too many?")


def phone(answer: str, typed: str) -> str:
    """A phone number as its owner writes it, or ""."""
    written = line(answer, typed, 60, "A phone number")
    if written and not FEWEST_DIGITS <= len(_DIGITS.findall(written)) <= MOST_DIGITS:
        raise Mend(answer, f"A phone number has {FEWEST_DIGITS} to {MOST_DIGITS} digits. Is one missing, or too many?")
    return written
