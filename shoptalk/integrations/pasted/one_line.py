"""One line of text, one person: what can only be an address is taken out first, the rest is sorted by what it sounds like."""

import re
from dataclasses import dataclass, field

from ..tidying import addresses, names
from ..tidying.person import Told
from .words import looks_like_name, position_and_organization, sounds_like_employer, sounds_like_job, sounds_like_remark

_BULLET = re.compile(r"^\s*(?:[-*•·–—▪◦‣>+]+|\d{1,4}[.)]|\[[ xX]?\]|☐|✓)\s+")
_LINK = re.compile(r"(?:https?://|www\.)[^\s,;|<>\"]+|(?:[a-z]{2,3}\.)?linkedin\.com/[^\s,;|<>\"]+", re.IGNORECASE)
_PHONE = re.compile(r"(?<![\w/.+])(?:tel\.?:?\s*|phone:?\s*|mobile:?\s*|cell:?\s*|m:\s*|t:\s*)?(\+?\(?\d[\d ()./\u2010-\u2013-]{4,24}\d(?:\s*(?:ext\.?|x)\s*\d{1,6})?)(?![\w/])", re.IGNORECASE)
_MAIL_LABEL = re.compile(r"\b(?:e-?mail|mailto|linkedin|mail)\s*:?\s*(?=\x00|$)", re.IGNORECASE)
# Where an address was; it separates what stood on both sides.
_GAP = "\x00"
_BREAKS = re.compile(r"\s*(?:[\t|;\x00\n]|\s[·•–—]\s|\s-{1,2}\s|,(?=\s|$)|,(?=[^\W\d]))\s*")
_QUOTED_NAME = re.compile(r"^\s*[\"“']([^\"”']+)[\"”']")
_DATE_LIKE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?:19|20)\d\d\s*[-–/]\s*(?:19|20)?\d\d")


@dataclass
class _Pieces:
    """The line, sorted."""

    told: Told = field(default_factory=Told)
    texts: list[str] = field(default_factory=list)


def told_by(line: str) -> Told:
    """Return what one line says. What cannot be placed goes to the notes; the name stays empty when there is none."""
    pieces = _without_addresses(_BULLET.sub("", line))
    told, texts = pieces.told, pieces.texts
    if not told.full_name:
        told.full_name = _take_name(texts)
    told.full_name, texts = _with_credentials(told.full_name, texts)
    for text in list(texts):
        position, organization = position_and_organization(text)
        if position and not told.position and not told.organization:
            told.position, told.organization = position, organization
            texts.remove(text)
    _place_rest(told, texts)
    return told


def _without_addresses(line: str) -> _Pieces:
    """Take out e-mail addresses, links and telephone numbers, and cut what remains at its separators."""
    pieces = _Pieces()

    def link(found: re.Match[str]) -> str:
        pieces.told.urls.append(found[0].rstrip(".)"))
        return _GAP

    def email(found: re.Match[str]) -> str:
        pieces.told.emails.append(found[0])
        return _GAP

    def phone(found: re.Match[str]) -> str:
        number = found[1].strip()
        if _DATE_LIKE.fullmatch(number) or not addresses.phone(number):
            return found[0]
        pieces.told.phones.append(number)
        return _GAP

    line = _LINK.sub(link, line.replace("mailto:", " "))
    line = addresses.EMAIL_IN_TEXT.sub(email, line)
    line = _PHONE.sub(phone, line.replace("<" + _GAP + ">", _GAP))
    line = _MAIL_LABEL.sub(" ", line)
    quoted = _QUOTED_NAME.match(line)
    if quoted and quoted[1].strip() and len(quoted[1].split()) > 1:
        pieces.told.full_name, line = quoted[1].strip(), line[quoted.end() :]
    pieces.texts = [text for text in (part.strip(" ,;:<>()\"") if "(" not in part else part.strip(" ,;:<>") for part in _BREAKS.split(line)) if text]
    return pieces


def _take_name(texts: list[str]) -> str:
    """Take the piece that is the name out of the list: the first that looks like one and not like a job, else the first of few words."""
    for text in texts:
        if looks_like_name(text) and not sounds_like_job(text) and not sounds_like_remark(text) and names.has_letters(text):
            texts.remove(text)
            return text
    first = texts[0] if texts else ""
    if names.has_letters(first) and len(first.split()) <= 4 and not sounds_like_job(first) and not sounds_like_remark(first):
        return texts.pop(0)
    return ""


def _with_credentials(name: str, texts: list[str]) -> tuple[str, list[str]]:
    """Give back to the name the letters that a comma had cut off: Dana Whitfield, PhD, AICP."""
    while texts and name and names.without_credentials(f"{name}, {texts[0]}")[0] == names.without_credentials(name)[0]:
        name, texts = f"{name}, {texts[0]}", texts[1:]
    return name, texts


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
