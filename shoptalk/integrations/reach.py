"""Opens a connection to a named host, and decides to which addresses one may be opened.

In an installation that several people share, a setting must not become a way into the operator's network: there, only
public addresses are spoken to. The name is resolved once, every address it has is looked at, and the connection goes
to one that was looked at, so that a name which changes its mind in between gains nothing.
"""

import contextlib
import ipaddress
import socket
import threading
import time
from typing import Any

from shoptalk.integrations.ports.servers import Permanent, Retryable, is_loopback_name

__all__ = ["connected", "hang_up_in", "is_loopback_name", "is_public"]
SECONDS = 20
UNKNOWN = "No server of the name {} was found. Is it spelled right, and is there a network?"
# Counted as open by some versions of Python: protocol assignments and relays (RFC 6890), and the agent that Microsoft's
# cloud gives each machine under an open address.
INSIDE = tuple(ipaddress.ip_network(range_) for range_ in ("192.0.0.0/24", "192.88.99.0/24", "168.63.129.16/32"))
OPEN_IPV6 = ipaddress.ip_network("2000::/3")  # the only part of IPv6 that is given out to the open network
NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: an IPv4 address in the last 32 bits
CARRIERS = (ipaddress.ip_network("2001::/32"), ipaddress.ip_network("2002::/16"))  # Teredo, 6to4: IPv4 in disguise


def connected(host: str, port: int, *, public_only: bool, timeout: float = SECONDS) -> socket.socket:
    """A connected TCP socket. Raises Permanent for a name that is unknown or may not be spoken to, else Retryable.

    `timeout` holds for all addresses together; it stays on the socket for what is read from it.
    """
    ends = time.monotonic() + timeout
    last: OSError | None = None
    for address in _addresses(host, port, public_only):
        left = ends - time.monotonic()
        if left <= 0:
            break
        try:
            connection = socket.create_connection((address, port), timeout=left)
        except OSError as error:
            last = error
        else:
            connection.settimeout(timeout)
            return connection
    raise Retryable(f"{host} does not answer on port {port}.") from last


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the open network, also what another address is wrapped in."""
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            return is_public(str(ip.ipv4_mapped))
        if ip in NAT64:
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        if ip not in OPEN_IPV6 or any(ip in carrier for carrier in CARRIERS):
            return False
    elif any(ip in range_ for range_ in INSIDE):
        return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def hang_up_in(seconds: float, line: Any) -> threading.Timer:
    """Closes the line (a socket, or a client's `sock`) unless that is cancelled: time-outs alone allow a byte now and
    then for ever, and whoever waits for such a server keeps others waiting."""

    def hang_up() -> None:
        with contextlib.suppress(OSError, AttributeError):
            getattr(line, "sock", line).shutdown(socket.SHUT_RDWR)

    limit = threading.Timer(seconds, hang_up)
    limit.daemon = True
    limit.start()
    return limit


def _addresses(host: str, port: int, public_only: bool) -> list[str]:
    """All addresses of the name, in the order in which to try them. One that is inside makes the name one that is."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno == socket.EAI_AGAIN:  # nobody could be asked: no network yet, or none at all
            raise Retryable(f"The name {host} cannot be looked up just now. Is there a network?") from error
        raise Permanent(UNKNOWN.format(host)) from error
    except (OSError, ValueError, OverflowError) as error:
        raise Permanent(UNKNOWN.format(host)) from error
    addresses = list(dict.fromkeys(str(address[0]) for *_, address in found))
    if public_only and not all(is_public(address) for address in addresses):
        raise Permanent(f"{host} lies in a private network, and this installation speaks to public servers only.")
    return addresses
