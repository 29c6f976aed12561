"""The door for phones (`bin/run --phone`): where it is, whether it may be opened there, and what is said about it.

It is a second server beside the one on loopback, so that nothing changes for the computer itself: that one goes on
listening on loopback only, and what comes in here is known to come from the network.
"""

import contextlib
import io
import ipaddress
import os
import signal
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SOMEWHERE_ELSE = ("192.0.2.1", 9)  # reserved for documentation; asked only which way a packet would take, none is sent
THIS_NETWORK = "this-network"  # what --phone means when nothing is named
SHARED = ipaddress.ip_network("100.64.0.0/10")  # addresses of private overlay networks (RFC 6598)


class CannotOpen(Exception):
    """One sentence: why phones cannot come in, and what to do."""


@dataclass(frozen=True, slots=True)
class PhoneDoor:
    """Where phones come in: the name in the address, the machine's own address behind it, the certificate if any."""

    name: str
    address: str
    port: int
    certificate: Path | None = None
    key: Path | None = None

    @property
    def base(self) -> str:
        return f"{'https' if self.certificate else 'http'}://{self.name}:{self.port}"


def phone_door(named: str, port: int, certificate: Path | None, key: Path | None) -> PhoneDoor:
    """The door that was asked for. Raises CannotOpen."""
    if (certificate is None) != (key is None):
        raise CannotOpen("A certificate comes with its key. Name both: --certificate FILE --key FILE")
    if certificate is not None and key is not None:
        _must_fit(certificate, key)
    name = _own_address() if named == THIS_NETWORK else named
    return PhoneDoor(name, _private(name), port, certificate, key)


def _own_address() -> str:
    """This machine's address in the network that it would use."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(SOMEWHERE_ELSE)
        except OSError:
            raise CannotOpen("This computer is in no network. Join one, or name an address: --phone ADDRESS") from None
        return probe.getsockname()[0]


def _private(name: str) -> str:
    """The address behind a name, if it is one of a private network."""
    try:
        address = socket.getaddrinfo(name, None, socket.AF_INET, socket.SOCK_STREAM)[0][4][0]
        found = ipaddress.ip_address(address)
    except (OSError, ValueError):
        raise CannotOpen(f"No address was found for {name}. Name this computer's own: --phone ADDRESS") from None
    if found.is_unspecified or not (found.is_private or found in SHARED):
        raise CannotOpen(f"{address} can be reached from everywhere. Phones come in from a private network only.")
    return str(address)


def _must_fit(certificate: Path, key: Path) -> None:
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certificate, key, password=lambda: b"")
    except (OSError, ssl.SSLError, ValueError) as error:
        raise CannotOpen(f"{certificate} and {key} are no certificate with its key ({error}).") from None


def said_about(door: PhoneDoor, secret: str) -> str:
    """What the terminal shows: the code to point a phone at, the address in it, and what this way in cannot do."""
    import segno

    address, picture = f"{door.base}/pair?key={secret}", io.StringIO()
    segno.make(address, error="l", micro=False).terminal(out=picture, compact=True)
    plain = "" if door.certificate else (
        "  This way in is not encrypted: others on the network could listen. Use it at home, not in a cafe.\n"
        "  A page of a talk that is open survives the loss of the network; a reload without one does not.\n"
        "  A certificate mends both: --certificate FILE --key FILE\n"
    )  # fmt: skip
    code = "".join(f"  {line}\n" for line in picture.getvalue().splitlines())
    return (
        f"  Phones come in at  {door.base}\n"
        "  Point the camera of a phone at this; it is good once, for ten minutes.\n\n"
        f"{code}\n  {address}\n\n  Another phone: Settings, Phones.\n{plain}"
    )


def marked(application: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
    """The application behind this door: each request carries where it came in, which no header can say."""
    from shoptalk.accounts.devices import AT_PHONE_DOOR

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        return application(environ | {AT_PHONE_DOOR: True}, start_response)

    return answer


def ends_with(parent: int) -> None:
    """The door never outlives the one who opened it."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        with contextlib.suppress(ProcessLookupError):
            os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, daemon=True).start()
