"""One line of text, one person: what can only be an address is taken out first, the rest is sorted by its sound."""

import re

from ..ports.people import NAME_CAP
from ..tidying import addresses, names
from ..tidying.person import Told
from .words import (
    before_remark,
    looks_like_name,
    position_and_organization,
    sounds_like_employer,
    sounds_like_job,
    sounds_like_remark,
)

_BULLET = re.compile(r"^\s*(?:[-*•·–—▪◦‣>+]+|\d{1,4}[.)]|\[[ xX]?\]|☐|✓)\s+")
_LINK = re.compile(r"(?:https?://|www\.|(?:[a-z]{2,3}\.)?linkedin\.com/)[^\s,;|<>\"]+", re.IGNORECASE)
_PHONE = re.compile(
    r"(?<![\w/.+])(?:(?:tel|phone|mobile|cell|[mtp])\b\.?:?\s*)?"
    r"(\+?\(?\d[\d ()./\u2010-\u2013-]{4,24}\d(?:\s*(?:ext\.?|x)\s*\d{1,6})?)(?![\w/])",
    re.IGNORECASE,
)
# "2019-05-01", "1.5.2019", "2015-2019" look like numbers to call, but are none.
_DATE_LIKE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?:19|20)\d\d\s*[-–/]\s*(?:19|20)?\d\d")
_ADDRESS_LABEL = re.compile(r"\b(?:e-?mail|mail|linkedin)\s*:?\s*(?=\x00|$)", re.IGNORECASE)
# Where an address was; it separates what stood on both sides.
_GAP = "\x00"
# Commas (not the one of "Fernhill, Inc."), semicolons, tabs, bars, and dashes between spaces.
_BREAKS = re.compile(
    r"\s*(?:[\t|;\x00\n]|\s[·•–—]\s|\s-{1,2}\s"
    r"|,(?!\s*(?:Inc|LLC|Ltd|L\.L\.C|GmbH|Corp|PLC|LLP|S\.A|AG|Co)\b)(?=\s|$)|,(?=[^\W\d]))\s*"
)
_QUOTED_NAME = re.compile(r"^\s*[\"“']([^\"”']+\s[^\"”']+)[\"”']")
_BRACKETS = re.compile(r"\(([^()]{3,})\)")


def told_by(line: str) -> Told:
    """Return what one line says. What cannot be placed goes to the notes; the name stays empty when there is none."""
    told = Told()
    line = _without_addresses(_BULLET.sub("", line), told)
    quoted = _QUOTED_NAME.match(line)
    if quoted:
        told.full_name, line = quoted[1].strip(), line[quoted.end() :]
    texts = _pieces(line)
    told.full_name = _with_credentials(told.full_name or _take_name(texts, told.emails), texts)
    for text in texts:
        position, organization = position_and_organization(text)
        if position:
            told.position, told.organization = position, organization
            texts.remove(text)
            break
    _place_rest(told, texts)
    return told


def _without_addresses(line: str, told: Told) -> str:
    """Move links, e-mail addresses and telephone numbers from the line into ``told``."""

    def link(found: re.Match[str]) -> str:
        told.urls.append(found[0].rstrip(".)"))
        return _GAP

    def email(found: re.Match[str]) -> str:
        told.emails.append(found[0])
        return _GAP

    def phone(found: re.Match[str]) -> str:
        number = found[1].strip()
        if _DATE_LIKE.fullmatch(number) or not addresses.phone(number):
            return found[0]
        told.phones.append(number)
        return _GAP

    line = _LINK.sub(link, line.replace("mailto:", " "))
    line = addresses.EMAIL_IN_TEXT.sub(email, line)
    line = _PHONE.sub(phone, line.replace(f"<{_GAP}>", _GAP))
    return _ADDRESS_LABEL.sub(" ", line)


def _pieces(line: str) -> list[str]:
    """Cut the line at its separators. Brackets with a job or an employer in them are opened."""

    def opened(found: re.Match[str]) -> str:
        says_work = "," in found[1] or sounds_like_job(found[1]) or sounds_like_employer(found[1])
        return f"{_GAP}{found[1]}{_GAP}" if says_work else found[0]

    stripped = (part.strip(" ,;:<>") for part in _BREAKS.split(_BRACKETS.sub(opened, line)))
    return [part for part in stripped if names.has_letters(part) or any(map(str.isdecimal, part))]


def _take_name(texts: list[str], emails: list[str]) -> str:
    """Take the name out of the pieces: the first that looks like one, else the first of few words."""
    if len(texts) > 1 and all(text.isalpha() for text in texts[:2]) and _confirmed(texts[1], texts[0], emails):
        return ", ".join((texts.pop(0), texts.pop(0)))
    for text in texts:
        if looks_like_name(text) and not sounds_like_job(text) and not sounds_like_remark(text):
            texts.remove(text)
            return text
    first = texts[0] if texts else ""
    name, remark = before_remark(first)
    if name:
        texts[0] = remark
        return name
    if (
        names.has_letters(first)
        and len(first.split()) <= 4
        and not sounds_like_job(first)
        and not sounds_like_remark(first)
    ):
        return texts.pop(0)
    return ""


def _confirmed(given: str, family: str, emails: list[str]) -> bool:
    """Tell whether an address says that "Whitfield, Dana" is family and given name: dana.whitfield@…"""
    spelled = (f"{given}{mark}{family}".lower() for mark in ("", ".", "_", "-"))
    return any(address.lower().startswith(tuple(spelled)) for address in emails)


def _with_credentials(name: str, texts: list[str]) -> str:
    """Give back to the name the letters that a comma had cut off: Dana Whitfield, PhD, AICP."""
    while (
        texts
        and name
        and len(name) <= NAME_CAP
        and names.without_credentials(f"{name}, {texts[0]}")[0] == names.without_credentials(name)[0]
    ):
        name = f"{name}, {texts.pop(0)}"
    return name


def _place_rest(told: Told, texts: list[str]) -> None:
    """Sort what is left into position, organization, notes."""
    unsure: list[str] = []
    for text in texts:
        if sounds_like_remark(text):
            told.notes.append(text)
        elif not told.position and sounds_like_job(text) and not sounds_like_employer(text):
            told.position = text
        elif not told.organization and sounds_like_employer(text):
            told.organization = text
        else:
            unsure.append(text)
    for text in unsure:
        if not told.organization and text[:1].isupper() and (told.position or len(unsure) == 1):
            told.organization = text
        elif not told.position and len(unsure) > 1 and not told.notes and text is unsure[0]:
            told.position = text
        else:
            told.notes.append(text)
