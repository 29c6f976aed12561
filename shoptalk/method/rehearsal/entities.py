"""Days, times of day, minutes, telephone numbers and names in what was said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "forty-five": 45, "fifty": 50,
    "sixty": 60,
}  # fmt: skip
_COUNT = rf"(?:\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
MINUTES = re.compile(
    rf"\b({_COUNT})(?:\s*(?:-|–|to|or|and)\s*({_COUNT}))?[\s-]*(?:minutes?|mins?)\b"
    r"|\b(?:a )?quarter of an hour\b|\bhalf an hour\b|\b(?:one|a) half[- ]hour\b",
    re.IGNORECASE,
)
_WEEKDAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
DAY = re.compile(
    rf"\b(?:(?:next|this|on|coming) )?(?:{_WEEKDAYS}|mon|tues?|weds?|thurs?|fri)\b|\b(?:tomorrow|the day after tomorrow|today(?= at))\b"
    r"|\b(?:january|february|march|april|may|june|july|august|september|october|november|december) \d{1,2}(?:st|nd|rd|th)?\b"
    r"|\b(?:the )?\d{1,2}(?:st|nd|rd|th)(?: of \w+)?\b"
    r"|\b(?:next|this|that|the same|any day (?:next|this)) week\b|\b(?:any day|whichever day)\b",
    re.IGNORECASE,
)
_HOUR = r"(?:[1-9]|1[0-2]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
TIME = re.compile(
    rf"\b(?:at|around|about|by|after|before|from|until|till|say) (?:half past |a quarter (?:past|to) |quarter (?:past|to) )?{_HOUR}"
    r"(?:[:.]\d\d| ?thirty| ?fifteen)?(?:\s*(?:a\.?m\.?|p\.?m\.?|o['’]?clock))?(?!\s*(?:-|–|to|or)?\s*\w*\s*(?:minutes?|mins?|people|years?|days|weeks|months|questions?|things?))\b"
    rf"|\b{_HOUR}(?:[:.]\d\d)?\s*(?:a\.?m\b\.?|p\.?m\b\.?|o['’]?clock)"
    rf"|\b\d{{1,2}}[:.][0-5]\d\b|\bhalf past {_HOUR}\b|\b(?:a )?quarter (?:past|to) {_HOUR}\b"
    rf"|\b{_HOUR}[ -]thirty\b"
    r"|\b(?:noon|midday|lunchtime)\b|\b(?:in|early|late) (?:the )?(?:morning|afternoon|evening)\b"
    r"|\b(?:morning|afternoon|evening)\b(?<!good morning)(?<!good afternoon)(?<!good evening)",
    re.IGNORECASE,
)
_DIGIT = r"(?:\d|zero|oh|one|two|three|four|five|six|seven|eight|nine|double)"
NUMBER = re.compile(rf"(?:\+?{_DIGIT}[\s().,-]*){{7,}}", re.IGNORECASE)
MAIL = re.compile(r"\b[\w.+-]+@[\w-]+\.[\w.]+\b|\b\w+ at \w+ dot (?:com|org|net|edu)\b", re.IGNORECASE)


_VAGUE_DAY = re.compile(r"\b(?:week|any day|whichever day)\b", re.IGNORECASE)
_DAY_NAME = re.compile(
    rf"\b(?:{_WEEKDAYS}|mon|tues?|weds?|thurs?|fri|january|february|march|april|may|june|july|august|september|october"
    r"|november|december)\b",
    re.IGNORECASE,
)
# "not Monday", "any time except Monday", "I can't on Monday"; "Monday doesn't work", "Monday is difficult"
_REFUSED_BEFORE = re.compile(
    r"\b(?:not|no|except|any\w* (?:\w+ )?but|can'?t|cannot|never)(?: (?:on|do|make|next|this))*\s*$", re.IGNORECASE
)
_REFUSED_AFTER = re.compile(
    r"^s?,? (?:(?:is|are|would be|'s) )?(?:(?:really )?(?:not|isn'?t|doesn'?t|does not|don'?t|won'?t|wouldn'?t|can'?t)\b"
    r"|(?:is |'s )?(?:bad|hard|difficult|impossible|tricky|out|my birthday)\b)",
    re.IGNORECASE,
)
_PARTS_OF_THE_DAY = (
    ("morning", "ten"),
    ("afternoon", "half past two"),
    ("evening", "half past five"),
    ("lunch", "noon"),
)


class Found(NamedTuple):
    """What stood in the words; "" and () when it did not."""

    minutes: tuple[int, ...] = ()
    day: str = ""
    time: str = ""
    number: str = ""
    mail: str = ""


def found_in(text: str) -> Found:
    time = TIME.search(text)
    number, mail = NUMBER.search(text), MAIL.search(text)
    return Found(
        minutes_in(text),
        day_in(text),
        _tidy(time.group()) if time else "",
        number.group().strip(" ,.-") if number else "",
        mail.group() if mail else "",
    )


def days_in(text: str) -> Iterator[re.Match[str]]:
    """Where a day is named that one could write into a calendar: "any day next week" is none."""
    return (day for day in DAY.finditer(text) if not _VAGUE_DAY.search(day.group()))


def day_in(text: str) -> str:
    """The first day that is named and not refused in the same breath."""
    days = list(days_in(text))
    refused = {
        _bare(day)
        for day in days
        if _REFUSED_BEFORE.search(text[: day.start()]) or _REFUSED_AFTER.match(text[day.end() :])
    }
    return next((_written(_tidy(day.group())) for day in days if _bare(day) not in refused), "")


def _bare(day: re.Match[str]) -> str:
    return re.sub(r"^(?:next|this|on|coming) ", "", day.group().lower())[:3]


def _written(day: str) -> str:
    return _DAY_NAME.sub(lambda name: name.group().capitalize(), day)


def hour_of(time: str) -> str:
    """An hour one can repeat after "at": "in the morning" is ten o'clock, "around 4 pm" is "4 pm"."""
    for part, hour in _PARTS_OF_THE_DAY:
        if re.fullmatch(rf"(?:in |early |late )?(?:the )?{part}\w*", time, re.IGNORECASE):
            return hour
    return re.sub(r"^(?:around|about|after|before|from|until|till) ", "", time, flags=re.IGNORECASE)


def minutes_in(text: str) -> tuple[int, ...]:
    """The minutes that are named: "fifteen or twenty minutes" is (15, 20), "half an hour" is (30,)."""
    found = MINUTES.search(text)
    if not found:
        return ()
    if not found[1]:
        return (15,) if "quarter" in found.group().lower() else (30,)
    return tuple(_number(one) for one in found.groups() if one)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]


def _tidy(words: str) -> str:
    words = re.sub(r"^(?:on|at|say|by) ", "", " ".join(words.split()), flags=re.IGNORECASE)
    return words[:40]


def names_in(text: str, name: str) -> bool:
    """Whether a part of `name` (four letters or its first word) is said in `text`; near misses of a recognizer count."""
    said = {word.lower() for word in re.findall(r"[^\W\d_]+", text)}
    parts = [part.lower() for part in re.findall(r"[^\W\d_]+", name) if len(part) > 2 and part.lower() not in TITLES]
    return any(part in said or any(_near(part, word) for word in said) for part in parts)


TITLES = frozenset({"mrs", "prof", "professor", "doctor", "miss", "the"})


def _near(part: str, word: str) -> bool:
    """One letter apart, for names of five letters and more."""
    if len(part) < 5 or abs(len(part) - len(word)) > 1 or part[0] != word[0]:
        return False
    if len(part) == len(word):
        return sum(a != b for a, b in zip(part, word, strict=True)) <= 1
    short, long = sorted((part, word), key=len)
    return any(long[:place] + long[place + 1 :] == short for place in range(len(long)))
