"""How a finished letter gets out of the house: addresses for the mail program, the telephone and the profile page."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from shoptalk.outreach.plain_text import normal, one_line

# RFC 6068: everything but unreserved characters is percent-encoded; a line end in the body is %0D%0A.
UNRESERVED = "-._~"
LONGEST_MAILTO = 1900  # characters; some systems cut longer addresses, so longer letters are copied instead


def mailto(address: str, subject: str, body: str) -> str:
    """A `mailto:` address with subject and body. The subject is one line, so that no second header can begin in it."""
    to = quote(one_line(address).replace(" ", ""), safe=f"{UNRESERVED}@+")
    lines = "\r\n".join(normal(body).split("\n"))
    fields = (("subject", one_line(subject)), ("body", lines))
    query = "&".join(f"{name}={_encoded(value)}" for name, value in fields if value)
    return f"mailto:{to}" + (f"?{query}" if query else "")


def fits_in_an_address(link: str) -> bool:
    """Will every mail program take the whole letter from this address?"""
    return len(link) <= LONGEST_MAILTO


def tel(number: str) -> str:
    """A `tel:` address from a number as people write it; empty when there are too few digits to ring."""
    kept = re.sub(r"[^\d+]", "", number.split("x")[0])
    kept = kept[:1] + kept[1:].replace("+", "")
    return f"tel:{kept}" if sum(ch.isdigit() for ch in kept) >= 3 else ""


def web_address(url: str) -> str:
    """The profile page, when it is a page of the web and nothing else (no script, no file); otherwise empty."""
    url = url.strip()
    if "://" not in url and re.match(r"(?:www\.|[a-z]{0,3}\.?linkedin\.com/)", url, re.IGNORECASE):
        url = f"https://{url}"
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme.lower() in ("http", "https") and parts.hostname and "@" not in parts.netloc else ""


def _encoded(value: str) -> str:
    return quote(value.encode("utf-8", "replace"), safe=UNRESERVED)
