"""People's names: what greets, what follows the name, what decorates it."""

import re
from functools import lru_cache
from typing import NamedTuple

from .text import word_set

# Letters after a name that are not the name, without dots and hyphens ("Ph.D." is "phd", "LEED AP" is two words).
CREDENTIALS = word_set(
    "phd dphil md mds dds dvm dnp jd llm llb mba emba mpa mpp mph msc ms ma bsc ba bs bba msw lcsw lpc lmft edd "
    "psyd pharmd drph dba aicp faicp pmp cpa cfa cfp cfre frm pe rn bsn msn np pa fnp aprn facs faia aia leed ap "
    "riba arb asla rla gisp shrmcp shrmscp sphr phr ccie cissp cism cisa ccna itil csm cspo psm capm pgmp esq "
    "acca aca fca cima mcips mcipd mrics frics ceng mieng meng beng mphil mres mfa mdiv mlis mls med bed pgce obe "
    "mbe cbe kc qc fsa asa ea cma cia pmiacp pmirmp cssbb cssgb dipling drrernat"
)
# These are names too (Ma, Ed, Pa): they count only after a comma and in capitals.
_ALSO_NAMES = word_set("ma do ed pa med bed ea cia arb ap kc ba asa mag")
# An unknown acronym after a comma ("MCRP") is taken for a credential up to this many capitals.
_LONGEST_ACRONYM = 5
# Nan, Null and None are names that people bear; only these are none.
_NO_ANSWER = ("n/a", "#n/a")
# Pronouns and nicknames stand in brackets or double quotes.
_BRACKETED = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\]|\"[^\"]*\"|“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»)")
# Symbols, dingbats, pictographs, flags, skin tones, variation selectors, the joiner between emojis.
_DECORATION = re.compile(
    "[\u2190-\u2bff\u3030\u303d\u3297\u3299\ufe00-\ufe0f\U0001f000-\U0001faff\U000e0020-\U000e007f\u2122\u00ae\u00a9\u20e3]+\u200d?"
)
# Chinese, Japanese and Korean letters: such names have no gap and the family comes first.
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_NOT_A_LETTER = re.compile(r"[\W\d_]+")
_SPOKEN_LETTER = re.compile(r"[^\W\d_]")
_PLAIN_NAME = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+)*")
_PLAIN_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")
_MOST_PLAIN_WORDS = 4


class Name(NamedTuple):
    """A name taken apart: ``given`` and ``family`` greet, ``full`` is shown, ``credentials`` followed it."""

    given: str
    family: str
    full: str
    credentials: str


def is_cjk(text: str) -> bool:
    """Tell whether the name is written in Chinese, Japanese or Korean script."""
    return not text.isascii() and _CJK.search(text) is not None


def from_two(given: str, family: str) -> Name:
    """Take apart a name that comes in two columns, as LinkedIn and the address books write it."""
    given_name, given_shown, given_credentials = _part(given)
    family_name, family_shown, family_credentials = _part(family)
    if is_cjk(given_shown) and is_cjk(family_shown):
        full = family_shown + given_shown
    else:
        full = f"{given_shown} {family_shown}".strip()
    credentials = f"{given_credentials}, {family_credentials}".strip(", ")
    return Name(given_name, family_name, full, credentials)


# The same given names come again and again in a long file.
@lru_cache(maxsize=10_000)
def _part(text: str) -> tuple[str, str, str]:
    """Return one part of a name as it greets, as it is shown, and the credentials that followed it."""
    shown, credentials = without_credentials("" if text.lower() in _NO_ANSWER else text)
    return undecorated(shown), shown, credentials


def from_one(text: str) -> Name:
    """Take apart a name that comes in one column: "Dr. Maria de la Cruz, PhD" or "Whitfield, Dana"."""
    bare, credentials = without_credentials("" if text.lower() in _NO_ANSWER else text)
    plain = undecorated(bare)
    if is_cjk(plain) or plain.startswith("="):
        return Name("", "", bare, credentials)
    given, family = _split(plain)
    if "," in plain and given and family:
        bare = f"{given} {family}"
    return Name(given, family, bare, credentials)


def undecorated(text: str) -> str:
    """Return ``text`` without emojis, nickname, pronouns; the text itself when nothing else is in it."""
    if text.isalpha() or _PLAIN_NAME.fullmatch(text):
        return text
    plain = " ".join(_BRACKETED.sub("", _DECORATION.sub(" ", text)).split()).strip(" ,;|*~")
    return plain if _SPOKEN_LETTER.search(plain) else text


def without_credentials(text: str) -> tuple[str, str]:
    """Return the name, and the letters that followed it: "Whitfield, PhD, AICP" is ("Whitfield", "PhD, AICP")."""
    if "," not in text and _ends_plainly(text):
        return text.strip(), ""
    head, *tails = (part.strip() for part in text.split(","))
    following: list[str] = []
    while tails and head and _are_credentials(tails[-1], acronyms=not head.isupper()):
        following.insert(0, tails.pop())
    words = ", ".join([head, *tails]).split()
    while len(words) > 1 and _is_credential(words[-1]) and words[-1].lower().strip(",.") not in _ALSO_NAMES:
        following.insert(0, words.pop().strip(","))
    return " ".join(words).strip(" ,"), ", ".join(filter(None, following))


def has_letters(text: str) -> bool:
    """Tell whether anything in ``text`` could be spoken as a name."""
    return text.isalpha() or _SPOKEN_LETTER.search(text) is not None


def _ends_plainly(text: str) -> bool:
    """Tell quickly that the last word cannot be a credential: it is the only one, or written like a name."""
    last = text.rpartition(" ")[2]
    return last == text or (last[1:].islower() and last.isalpha() and last.lower() != "esq")


def _are_credentials(part: str, *, acronyms: bool) -> bool:
    """Tell whether what follows a comma is only credentials, or nothing; ``acronyms`` lets unknown capitals pass."""
    words = part.replace("/", " ").split()
    if all(map(_is_credential, words)) or _is_credential("".join(words)):
        return True
    return acronyms and part.isascii() and part.isalpha() and part.isupper() and 2 <= len(part) <= _LONGEST_ACRONYM


def _is_credential(word: str) -> bool:
    """Tell whether one word is a known credential in its usual spelling: "PhD", "M.Ed.", "Esq", never "Ma" or "Ed"."""
    letters = _NOT_A_LETTER.sub("", word)
    known = letters.lower()
    return known in CREDENTIALS and (known == "esq" or not letters[1:].islower() or "." in word.strip("."))


@lru_cache(maxsize=1)
def _special_words() -> frozenset[str]:
    """Words that nameparser treats as title, particle, conjunction or suffix."""
    from nameparser.config import CONSTANTS

    return frozenset().union(
        CONSTANTS.titles,
        CONSTANTS.prefixes,
        CONSTANTS.conjunctions,
        CONSTANTS.suffix_acronyms,
        CONSTANTS.suffix_not_acronyms,
    )


def _split(plain: str) -> tuple[str, str]:
    """Split one name into given and family name; nameparser decides where a title, particle or comma is in it."""
    words = plain.split()
    if len(words) <= 1:
        return plain.strip(","), ""
    if len(words) <= _MOST_PLAIN_WORDS and all(map(_PLAIN_WORD.fullmatch, words)):
        lowered = {word.lower().strip(".") for word in words}
        if _special_words().isdisjoint(lowered):
            return words[0], words[-1]
    from nameparser import HumanName

    name = HumanName(plain)
    return (name.first or "").strip(), (name.last or "").strip()
