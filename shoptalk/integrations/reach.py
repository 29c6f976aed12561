"""Opens a connection to a named host, and decides to which addresses one may be opened.

In an installation that several people share, a setting must not become a way into the operator's network: there, only
public addresses are spoken to. The name is resolved once, and the connection goes to the address that was looked at.
"""

import ipaddress
import socket

from shoptalk.integrations.ports.servers import Permanent, Retryable

SECONDS = 20


def connected(host: str, port: int, *, public_only: bool, timeout: float = SECONDS) -> socket.socket:
    """A connected TCP socket. Raises Permanent for a name that is unknown or may not be spoken to, else Retryable."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as error:
        raise Permanent(
            f"No server of the name {host} was found. Is it spelled right, and is there a network?"
        ) from error
    last: OSError | None = None
    for *_, address in found:
        if public_only and not is_public(str(address[0])):
            raise Permanent(f"{host} lies in a private network, and this installation speaks to public servers only.")
        try:
            return socket.create_connection((str(address[0]), port), timeout=timeout)
        except OSError as error:
            last = error
    raise Retryable(f"{host} does not answer on port {port}.") from last


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the open network: not private, loopback or link-local, nor mapped to such."""
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address) and (inner := ip.ipv4_mapped or ip.sixtofour):
        return is_public(str(inner))
    return ip.is_global and not ip.is_multicast
