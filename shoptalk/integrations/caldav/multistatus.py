"""Questions and answers in WebDAV's XML (RFC 4918, 13). Nothing in an answer is believed to be short or well formed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from shoptalk.integrations.ports.servers import Permanent

DAV, CAL, SERVER = "DAV:", "urn:ietf:params:xml:ns:caldav", "http://calendarserver.org/ns/"
PREFIXES = {"d": DAV, "c": CAL, "cs": SERVER}
NAMESPACES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in PREFIXES.items())
XML = {"Content-Type": 'application/xml; charset="utf-8"'}
USUAL_PORTS = (("http", 80), ("https", 443))
# What may stand before the root or a DOCTYPE (XML 1.0, 2.8). No entity is ever needed, and they can grow without end.
# Read as text, so that no other encoding (UTF-16, EBCDIC) says "DOCTYPE" in bytes that nobody looks for.
PROLOG = re.compile(r"\s*(?:(?:<\?.*?\?>|<!--.*?-->)\s*)*", re.DOTALL)
UNREADABLE = "The calendar server answered in a form that cannot be read."


@dataclass(frozen=True, slots=True)
class Item:
    """One response of a multistatus: the address, whether it is gone, and the properties that were found.

    `cut`: the server says that it stopped here and has more (RFC 6578, 3.6).
    """

    address: str
    gone: bool
    props: dict[str, ElementTree.Element]
    cut: bool = False

    def text(self, name: str) -> str:
        found = self.props.get(name)
        return (found.text or "").strip() if found is not None else ""

    def href(self, name: str) -> str:
        found = self.props.get(name)
        inner = found.find(f"{{{DAV}}}href") if found is not None else None
        return (inner.text or "").strip() if inner is not None else ""

    def has(self, name: str, tag: str) -> bool:
        found = self.props.get(name)
        return found is not None and found.find(full(tag)) is not None


@dataclass(frozen=True, slots=True)
class Multistatus:
    items: tuple[Item, ...]
    token: str = ""


def full(name: str) -> str:
    """ "d:href" as ElementTree writes it."""
    prefix, _, local = name.partition(":")
    return f"{{{PREFIXES[prefix]}}}{local}"


def question(root: str, inner: str) -> bytes:
    return f'<?xml version="1.0" encoding="utf-8"?><{root} {NAMESPACES}>{inner}</{root}>'.encode()


def propfind(*names: str) -> bytes:
    return question("d:propfind", f"<d:prop>{''.join(f'<{name}/>' for name in names)}</d:prop>")


def quoted(text: str) -> str:
    return escape(text)


def parsed(body: bytes, base: str) -> Multistatus:
    """The answer; addresses are made whole against `base`. Raises Permanent for what is no multistatus."""
    root = _tree(body)
    if root.tag != full("d:multistatus"):
        raise Permanent(UNREADABLE)
    token = root.find(full("d:sync-token"))
    return Multistatus(tuple(_items(root, base)), (token.text or "").strip() if token is not None else "")


def canonical(address: str) -> str:
    """One spelling of an address: servers write "%40" or "@", a port or none, as they like. Raises ValueError."""
    parts = urlsplit(address)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else (parts.hostname or "")
    port = f":{parts.port}" if parts.port and (parts.scheme, parts.port) not in USUAL_PORTS else ""
    return urlunsplit((parts.scheme, host + port, quote(unquote(parts.path)), parts.query, ""))


def _tree(body: bytes) -> ElementTree.Element:
    try:
        text = body.decode("utf-16" if body[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
        if "\x00" in text or text.startswith("<!", PROLOG.match(text).end()):  # type: ignore[union-attr]  # it matches anything
            raise Permanent(UNREADABLE)
        return ElementTree.fromstring(text)  # noqa: S314  entities were refused above
    except (ElementTree.ParseError, ValueError, LookupError, RecursionError):
        raise Permanent(UNREADABLE) from None


def _items(root: ElementTree.Element, base: str) -> Iterator[Item]:
    names = {full(f"{prefix}:x")[:-1]: prefix for prefix in PREFIXES}
    for response in root.iterfind(full("d:response")):
        href = response.find(full("d:href"))
        if href is None or not (href.text or "").strip():
            continue
        props: dict[str, ElementTree.Element] = {}
        for found in response.iterfind(full("d:propstat")):
            if " 200" not in (found.findtext(full("d:status")) or " 200"):
                continue
            for prop in found.iterfind(f"{full('d:prop')}/*"):
                space, _, local = prop.tag.partition("}")
                if prefix := names.get(space + "}"):
                    props[f"{prefix}:{local}"] = prop
        status = response.findtext(full("d:status")) or ""
        try:
            address = canonical(urljoin(base, (href.text or "").strip()))
        except ValueError:
            continue
        yield Item(address, " 404" in status or " 410" in status, props, " 507" in status)
