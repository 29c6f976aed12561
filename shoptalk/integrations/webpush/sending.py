"""Hands one notice to a push service.

The address came from a browser, so it may be anything: only https, only public addresses, looked up once and
connected to what was looked at, no redirects, and a limit for the whole. The service reads nothing of the notice but
its size, which is rounded up.
"""

from __future__ import annotations

import base64
import binascii
import http.client
import os
import ssl
from urllib.parse import urlsplit

from shoptalk.integrations.ports.push import Browser, Gone
from shoptalk.integrations.ports.servers import Permanent, Retryable, Unclear
from shoptalk.integrations.reach import connected, hang_up_in

SECONDS = 10  # for each step of the conversation
IN_ALL = 25  # for all of it, however slowly the other side speaks
ROUNDED_TO = 256  # bytes
MOST = 3000  # bytes of a notice; every service takes 4096 with what encryption adds
GONE = (404, 410)
LATER = (408, 425, 429)


def push(
    browser: Browser, notice: bytes, *, key: bytes, contact: str, seconds: int, topic: str = "",
    public_only: bool = True, trusting: ssl.SSLContext | None = None,
) -> None:  # fmt: skip
    """Sends `notice`, worth showing for so many `seconds`; a later one of the same `topic` takes its place.

    `key` is the private key of this installation (PEM), `contact` whom the service may write to. Raises Gone,
    Permanent, Retryable, or Unclear when the notice was handed over and no answer came.
    """
    host, port, path = where(browser.endpoint)
    body = encrypted(browser, notice)
    headers = _signed(f"https://{host}" + (f":{port}" if port != 443 else ""), key, contact) | {
        "Content-Encoding": "aes128gcm", "Content-Type": "application/octet-stream", "TTL": str(max(0, seconds)),
        "Urgency": "high",
    }  # fmt: skip
    if topic:
        headers["Topic"] = topic
    line = http.client.HTTPConnection(host, port, timeout=SECONDS)
    line.sock = connected(host, port, public_only=public_only, timeout=SECONDS)
    limit = hang_up_in(IN_ALL, line)
    try:
        _encrypt(line, trusting)
        _answered(host, _status(line, path, body, headers))
    finally:
        limit.cancel()
        line.close()


def where(endpoint: str) -> tuple[str, int, str]:
    """Host, port and path of a push address. Raises Permanent for one that is not plain https."""
    try:
        parts = urlsplit(endpoint)
        port = parts.port or 443
    except ValueError as error:
        raise Permanent("The address of this browser cannot be read.") from error
    clean = endpoint.isascii() and endpoint.isprintable() and " " not in endpoint
    if (
        parts.scheme != "https"
        or not parts.hostname
        or ":" in parts.hostname
        or parts.username
        or parts.password
        or not clean
    ):
        raise Permanent("The address of this browser is not one of a push service (https).")
    return parts.hostname, port, (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def encrypted(browser: Browser, notice: bytes) -> bytes:
    """For the browser alone (RFC 8291, aes128gcm). Raises Permanent where its keys are no keys."""
    import http_ece
    from cryptography.hazmat.primitives.asymmetric import ec

    if len(notice) > MOST:
        raise Permanent("The notice is too long for a push service.")
    padded = notice.ljust(-(-len(notice) // ROUNDED_TO) * ROUNDED_TO)  # blanks mean nothing at the end of JSON
    try:
        return http_ece.encrypt(
            padded, salt=os.urandom(16), private_key=ec.generate_private_key(ec.SECP256R1()),
            dh=_bytes(browser.p256dh), auth_secret=_bytes(browser.auth), version="aes128gcm",
        )  # fmt: skip
    except (ValueError, TypeError, binascii.Error, http_ece.ECEException) as error:
        raise Permanent("The keys that this browser gave cannot be used. Let it agree once more.") from error


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _signed(audience: str, key: bytes, contact: str) -> dict[str, str]:
    from py_vapid import Vapid02

    return Vapid02.from_pem(key).sign({"aud": audience, "sub": contact})


def _encrypt(line: http.client.HTTPConnection, trusting: ssl.SSLContext | None) -> None:
    """The line knows its new socket before the first word of it, so that it can be hung up on from then on."""
    context = trusting or ssl.create_default_context()
    try:
        line.sock = context.wrap_socket(line.sock, server_hostname=line.host, do_handshake_on_connect=False)
        line.sock.do_handshake()
    except ssl.SSLCertVerificationError as error:
        raise Permanent(f"The certificate of {line.host} is not valid.") from error
    except OSError as error:
        raise Retryable(f"{line.host} broke the conversation off.") from error


def _status(line: http.client.HTTPConnection, path: str, body: bytes, headers: dict[str, str]) -> int:
    try:
        line.request("POST", path, body, headers)
    except OSError as error:
        raise Retryable(f"{line.host} broke the conversation off.") from error
    try:
        return line.getresponse().status
    except (OSError, http.client.HTTPException) as error:
        raise Unclear(f"{line.host} was given the notice and did not answer.") from error


def _answered(host: str, status: int) -> None:
    if status in GONE:
        raise Gone("Nobody is there any more.", status)
    if status in LATER or status >= 500:
        raise Retryable(f"{host} asks to come again later ({status}).", status)
    if not 200 <= status < 300:
        raise Permanent(f"{host} did not take the notice ({status}).", status)
