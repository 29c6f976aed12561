"""From a position as people write it to the word sequences that may name a job. Pure: text in, tuples of words out,
bounded.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from shoptalk.occupations.vocabulary import CREDENTIALS, NO_JOB, NOT_NOW, PHRASES, RANKS, SPELLED_OUT, TRAILING

LONGEST_READ = 240  # characters; LinkedIn cuts headlines at 220, positions at 100
LONGEST_ROLE = 10  # words of one role; the longest stored title that people write has 8
MOST_SEGMENTS = 4  # "Founder | Coach | Speaker | Author | ...": the work stands first

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_BRACKETS = re.compile(r"[(\[{][^)\]}]*[)\]}]?")
SERVES = frozenset(("to", "for"))
_SEGMENT = re.compile(r"\s*[|•·●▪►»;\n\r\t~⋅∙‖¦]+\s*|\s+[-–—:/\\]+\s+|\s*[–—]\s*|\s+//\s+|\s\s+")
_EMPLOYER = re.compile(r"(?:^|\s)(?:at|bei|chez|presso|with)\s+\S.*$|\s*@.*$", re.IGNORECASE)
_GENDERED = re.compile(r"(?<=[a-zß])(?:[*:_/]|\(|-)-?(?:in|innen|e|a|trice|euse|ne|fe)\)?(?=\s|$|\()", re.IGNORECASE)
_PHRASES = tuple(
    (re.compile(rf"\b(?:{pattern})" if pattern[-1] in ")$ " else rf"\b(?:{pattern})\b"), new)
    for pattern, new in PHRASES
)
# one cheap look decides whether any phrase rule is worth trying
_PHRASE_HINT = re.compile(
    r"\b(?:[lrdmpfwh]|fp|human|cyber|health|child|day|e|fund|co|pre|web|dev|developer|engineer|admin|engr|tech|vice"
    r"|professor|prof)\b"
)
_NO_JOB = re.compile("|".join(f"(?:{pattern})" for pattern in NO_JOB))
# every pattern holds one of its own words, so a line without any of them needs no further look
_GLUE = {"at", "of", "in", "from", "for", "and", "to", "on", "the", "with", "full", "time", "new", "class"}
_NO_JOB_WORDS = frozenset(re.findall(r"[a-z]+", re.sub(r"\\.", " ", " ".join(NO_JOB)))) - _GLUE
_NOT_NOW_STARTS = tuple(f"{word} " for word in NOT_NOW)
_MARKS = re.compile(r"[^\w ,.&'+#]|  |-")
_JOB_AFTER_STUDENT = re.compile(r"^students? (?!at |of |in |from |for |and )\w+")


class Role(NamedTuple):
    """One way to read (a part of) a position: its words, and whether it may be taken without asking."""

    words: tuple[str, ...]
    certain: bool


def fold(text: str) -> str:
    """Lower-case ASCII words with single spaces: accents, emojis, invisible marks and punctuation gone; 'C++' and
    '&' spelled.
    """
    if not text.isascii():
        text = "".join(
            mark
            for mark in unicodedata.normalize("NFKD", text.replace("ß", "ss"))
            if unicodedata.category(mark) not in ("Mn", "Cf")
        )
    text = text.lower()
    if "&" in text or "+" in text or "#" in text:
        text = text.replace("c++", "c plus plus").replace("c#", "c sharp").replace("&", " and ").replace("+", " and ")
    return _NOT_WORD.sub(" ", text).strip()


def spell_out(folded: str) -> str:
    """Folded words with the abbreviations and common misspellings of `vocabulary` spelled out."""
    words = " ".join([SPELLED_OUT.get(word, word) for word in folded.split()])
    if _PHRASE_HINT.search(words):
        for pattern, new in _PHRASES:
            words = pattern.sub(new, words)
        words = " ".join(words.split())
    return words


def singular(word: str) -> str:
    """The last word of a title without its plural: 'nurses' and 'nurse' are one key. Stored titles pass here too."""
    if len(word) < 4 or word[-1] != "s" or word[-2] in "siu":
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1]


def key_of(words: tuple[str, ...] | list[str]) -> str:
    """The key under which these words are stored and looked up."""
    return " ".join([*words[:-1], singular(words[-1])]) if words else ""


def title_key(title: str) -> str:
    """The key of a title that stands in a list (used when the pack is built)."""
    return key_of(spell_out(fold(title)).split())


def remembered_key(position: str) -> str:
    """The normalised wording under which a seeker's own pick is remembered.

    Two positions that differ in case, accents, employer, bracket or grade only share a key; "" when the line
    names no job.
    """
    for segment in _segments(position.strip()):
        words = _trimmed(spell_out(fold(segment)).split())
        if words and not is_no_job(segment):
            return key_of(words)
    return ""


def is_no_job(text: str) -> bool:
    """Whether a whole line says that there is no job: 'Retired', 'Open to work', 'Student at ...', '-', ''."""
    return _folded_no_job(fold(text))


def _folded_no_job(folded: str) -> bool:
    if len(folded) < 2 or folded.isdigit():
        return True
    if len(folded) > 4 and _NO_JOB_WORDS.isdisjoint(folded.split()):
        return False
    return _NO_JOB.fullmatch(folded) is not None and _JOB_AFTER_STUDENT.match(folded) is None


def readings(position: str) -> Iterator[Role]:
    """The roles a position may name, the likeliest first; none when it names no job. Lazy: most positions need only
    the first.
    """
    for segment in _segments(position):
        folded = fold(segment)
        if not _folded_no_job(folded):
            yield from _segment_readings(segment, folded, certain=not folded.startswith(_NOT_NOW_STARTS))
        elif folded.startswith("retired "):
            yield Role(tuple(spell_out(folded).split()[1:LONGEST_ROLE]), False)


def _segments(position: str) -> list[str]:
    """The parts of a position between '|', ' - ' and the like, without brackets and employers."""
    text = position[:LONGEST_READ]
    if _MARKS.search(text) is None and not _names_employer(text):
        return [text]
    if "*" in text or "/" in text or ":" in text or "(" in text or "_" in text:
        text = _GENDERED.sub("", text)
        text = _BRACKETS.sub(" ", text).strip()
    parts = [part for part in _SEGMENT.split(text, maxsplit=MOST_SEGMENTS)[:MOST_SEGMENTS] if part]
    if _names_employer(text):
        parts = [part for part in (_EMPLOYER.sub("", part).strip() for part in parts) if part]
    return parts


def _names_employer(text: str) -> bool:
    """A cheap look before the careful one of _EMPLOYER."""
    low = f" {text.lower()}"
    return "@" in low or " at " in low or " with " in low or " bei " in low or " chez " in low


def _trimmed(words: list[str]) -> list[str]:
    """Without the grades at the end ('II', 'intern', 'remote'), as long as something is left."""
    end = len(words)
    while end > 1 and words[end - 1] in TRAILING:
        end -= 1
    return words[:end]


def _segment_readings(segment: str, folded: str, *, certain: bool) -> Iterator[Role]:
    """The orders in which the words of one segment may name a job: as written, and turned round at a comma or 'of'."""
    if "," not in segment:
        first, rest = spell_out(folded).split()[:LONGEST_ROLE], []
    else:
        parts = [spell_out(fold(part)).split()[:LONGEST_ROLE] for part in segment.split(",", 4)[:4]]
        first = parts[0]
        rest = next((part for part in parts[1:] if part and not CREDENTIALS.issuperset(part)), [])
    if not first:
        return
    served = next((at for at, word in enumerate(first) if word in SERVES and at), 0)
    if served:  # "executive assistant to the chief executive officer": what follows is somebody else
        yield Role(tuple(first), certain)
        first = first[:served]
    ranked = first[0] in RANKS
    if rest and ranked and RANKS.issuperset(first):
        orders = [rest + _trimmed(first), first + rest, first]
    elif rest:
        orders = [first, *(_turned(first) if ranked else []), first + rest, rest + _trimmed(first)]
    elif ranked:
        orders = [first, *_turned(first)]
    else:
        orders = [first]
    seen = set()
    for order in orders:
        words = tuple(_trimmed(order)[:LONGEST_ROLE])
        if words and words not in seen:
            seen.add(words)
            yield Role(words, certain)


def _turned(words: list[str]) -> list[list[str]]:
    """'head of brand' as 'brand head' and 'head brand', 'vice president brand' as 'brand vice president'; else
    nothing.
    """
    for joint in ("of", "de", "des", "in", "du"):
        if joint in words[1:-1]:
            at = words.index(joint, 1)
            rank, field = words[:at], words[at + 1 :]
            return [field + rank, rank + field] if RANKS.issuperset(rank) and rank[-1] != "chief" else []
    end = 0  # where the rank ends
    while end < len(words) and words[end] in RANKS:
        end += 1
    if 0 < end < len(words) and words[end - 1] in ("president", "director", "head", "manager", "lead", "supervisor"):
        return [words[end:] + words[:end]]
    return []
