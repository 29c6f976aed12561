"""How people write one name in many ways: case, accents, credentials, initials, swapped order.

`fold` is the one way in which Shoptalk makes text comparable; search and import use the same one, so that
what import calls the same name, search also finds.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

# One pass over bytes: letters to lower case, digits kept, apostrophes gone (O'Brien is OBrien), all else a space.
_ASCII = bytes(ord(chr(code).lower()) if chr(code).isalnum() else ord(" ") for code in range(128)) + bytes(128)
_APOSTROPHES_ASCII = b"'`"
_APOSTROPHES = "'`\u2018\u2019\u201b\u02bc\u02bb\u02b9\u00b4\uff07"

# Letters that have no accent to take off, yet are typed in plain letters by everybody else.
_PLAIN = {
    "ß": "ss", "ẞ": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h",
    "ı": "i", "ŋ": "n", "ŧ": "t", "ĸ": "k", "ə": "e", "ƒ": "f", "ς": "σ",
}  # fmt: skip


def words(text: str) -> frozenset[str]:
    """A set written as one line of words."""
    return frozenset(text.split())


GENERATIONS = words("jr sr ii iii iv")
_GENERATION_WORD = {"junior": "jr", "senior": "sr", "2nd": "ii", "3rd": "iii", "4th": "iv"}
HONORIFICS = words("dr prof professor mr mrs ms miss mx sir dame rev fr herr frau mme mlle sra ing dipl")
# What people hang behind their names on LinkedIn; only dropped when a name stands before it.
CREDENTIALS = words("""
    phd md mba pmp cpa cfa jd esq rn bsn msn ma ba bs bsc msc mpa mph med edd psyd dds dvm pe aicp phr shrm cp scp cissp
    csm cspo acca fca llm llb mfa lcsw lpc lmft ccc slp otr pharmd cma cfp leed ap aia pcc acc gcdf nbcc
""")


class _Folding(dict[int, str]):
    """The folded form of each character, worked out once per character and then looked up."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


def _is_accent(character: str) -> bool:
    """A mark that people leave out when they type: Latin, Greek, Cyrillic accents, Hebrew and Arabic points.

    Marks of kana, Thai or Devanagari (combining classes 7-9, 36-199) spell another letter and stay.
    """
    place = unicodedata.combining(character)
    return 10 <= place <= 35 or place >= 200


def _fold_character(character: str) -> str:
    if character in _APOSTROPHES:
        return ""
    kind = unicodedata.category(character)
    if kind in ("Cf", "Me") or "\ufe00" <= character <= "\ufe0f":  # joiners, direction marks, emoji selectors
        return ""
    lowered = character.lower()
    parts = (_PLAIN.get(part, part) for part in unicodedata.normalize("NFKD", _PLAIN.get(lowered, lowered)))
    kept = unicodedata.normalize("NFC", "".join(part for part in parts if not _is_accent(part)))
    return "".join(part.lower() if part.isalnum() or unicodedata.category(part)[0] == "M" else " " for part in kept)


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Text made comparable: lower case, no accents, punctuation as single spaces, nothing at the ends.

    >>> fold("  Łukasz  O’Brien-Sørensen ")
    'lukasz obrien sorensen'
    """
    if text.isascii():
        plain = text.encode().translate(_ASCII, _APOSTROPHES_ASCII).decode()
    else:
        plain = unicodedata.normalize("NFC", text).translate(_FOLDING)
    return " ".join(plain.split())


class Name(NamedTuple):
    """A name taken apart, every part folded. `generation` is jr, sr, ii … or empty."""

    given: str
    middle: tuple[str, ...]
    family: str
    generation: str


def parse(given_name: str, family_name: str) -> Name:
    """A given and a family name as somebody typed them, without honorifics, credentials and nicknames in brackets."""
    if given_name.isalpha() and family_name.isalpha():  # the way of most rows
        return Name(fold(given_name), (), fold(family_name), "")
    given = _without_brackets(given_name)
    family = _without_brackets(family_name)
    if "," in family:  # "Doe, MBA, PMP": after a comma come credentials or a generation
        family, _, tail = family.partition(",")
        generation = next((word for word in _spelled(fold(tail)) if word in GENERATIONS), "")
    else:
        generation = ""
    firsts, lasts = fold(given).split(), fold(family).split()
    if len(firsts) > 1:
        firsts = [word for word in firsts if word not in HONORIFICS] or firsts
    if not lasts and len(firsts) > 1:  # the whole name in one field
        while len(firsts) > 2 and firsts[-1] in CREDENTIALS:
            firsts.pop()
        lasts = [firsts.pop()]
    while len(lasts) > 1:
        last = _GENERATION_WORD.get(lasts[-1], lasts[-1])
        if last in GENERATIONS:
            generation = generation or last
        elif last not in CREDENTIALS:
            break
        lasts.pop()
    first = firsts[0] if firsts else ""
    return Name(first, tuple(firsts[1:]), " ".join(lasts), generation)


def _spelled(text: str) -> list[str]:
    return [_GENERATION_WORD.get(word, word) for word in text.split()]


def _without_brackets(text: str) -> str:
    """ "Elizabeth (Beth)" is Elizabeth; the nickname table knows Beth anyway."""
    start = text.find("(")
    if start <= 0:
        return text
    end = text.find(")", start)
    return text[:start] + (text[end + 1 :] if end > 0 else "")
