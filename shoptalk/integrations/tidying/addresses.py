"""E-mail addresses, telephone numbers and web addresses: is this one, and how is it kept?"""

import re

from ..ports.people import EMAIL_CAP, PHONE_CAP, URL_CAP

# The everyday shape is told by one expression; anything else is left to the email-validator library.
_EVERYDAY_EMAIL = re.compile(
    r"[A-Za-z0-9_%+'-]+(?:\.[A-Za-z0-9_%+'-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}"
)
EMAIL_IN_TEXT = re.compile(r"(?<![\w.%+'-])[\w%+'-]+(?:\.[\w%+'-]+)*@(?:[\w-]+\.)+[^\W\d_]{2,}")
# Cells hold several values: Google writes " ::: ", people write semicolons, commas, slashes, line breaks.
_BETWEEN_EMAILS = re.compile(r"\s*:::\s*|[;,|\s]+")
_BETWEEN_PHONES = re.compile(r"\s*:::\s*|[;|\n]+|,\s")
_PHONE = re.compile(
    r"\+?[(\d][\d\s()./\u2010-\u2013-]*\d\)?(?:\s*(?:ext\.?|x|#|app\.?|durchwahl)\s*\d{1,6})?", re.IGNORECASE
)
# ITU-T E.164 allows 15 digits; local numbers are rarely shorter than 6; an extension may follow.
_FEWEST_DIGITS, _MOST_DIGITS = 6, 21
_WEB = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[^\W\d_]{2,}(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)


def email(text: str) -> str:
    """Return the address in lower case, or "" when ``text`` is not one."""
    text = text.strip(" <>\"'")
    if text[:7].lower() == "mailto:":
        text = text[7:].partition("?")[0]
    if len(text) > EMAIL_CAP or "@" not in text:
        return ""
    if text.isascii():
        return text.lower() if _EVERYDAY_EMAIL.fullmatch(text) else ""
    return _international_email(text)


def emails(text: str) -> tuple[list[str], list[str]]:
    """Split a cell into addresses and what is not an address."""
    named = EMAIL_IN_TEXT.findall(text) if "<" in text else []
    if named:
        return [found for found in map(email, named) if found], []
    found, rest = [], []
    for part in _BETWEEN_EMAILS.split(text):
        address = email(part)
        if address:
            found.append(address)
        elif part.strip("-*"):
            rest.append(part)
    return found, rest


def phone(text: str) -> str:
    """Return the number as written, without "tel:", or "" when ``text`` is not a telephone number."""
    text = text.strip()
    if text[:4].lower() == "tel:":
        text = text[4:].replace(";ext=", " ext. ").partition(";")[0]
    digits = sum(map(str.isdecimal, text))
    if _FEWEST_DIGITS <= digits <= _MOST_DIGITS and len(text) <= PHONE_CAP and _PHONE.fullmatch(text):
        return text
    return ""


def phones(text: str) -> tuple[list[str], list[str]]:
    """Split a cell into telephone numbers and what is not one."""
    found, rest = [], []
    for part in _BETWEEN_PHONES.split(text):
        number = phone(part)
        if number:
            found.append(number)
        elif part.strip(" -*"):
            rest.append(part.strip())
    return found, rest


def url(text: str) -> str:
    """Return a web address with its scheme, or "" for anything a browser should not follow from here."""
    text = text.strip(" <>\"'")
    if not text or len(text) > URL_CAP or "@" in text.partition("/")[0] or not _WEB.fullmatch(text):
        return ""
    return text if text[:4].lower() == "http" and "://" in text[:8] else "https://" + text


def _international_email(text: str) -> str:
    """Check an address with letters beyond ASCII; imported here because few files need it."""
    from email_validator import EmailNotValidError, validate_email

    try:
        return validate_email(text, check_deliverability=False, test_environment=True).normalized.lower()
    except (EmailNotValidError, UnicodeError, ValueError):
        return ""
