"""Fetches a file by its address: a feed of busy times. Bounded in time, size and redirects."""

import time

import requests
from urllib3.exceptions import HTTPError

from shoptalk.integrations import http_session
from shoptalk.integrations.ports.servers import Permanent, Retryable, SignInRefused

SECONDS = 10.0
MOST_BYTES = 5_000_000  # a calendar of twenty years with everything in it
A_PIECE = 65_536


def get(address: str, *, public_only: bool, seconds: float = SECONDS, most: int = MOST_BYTES) -> bytes:
    """What lies at the address. Raises Permanent or Retryable with a sentence; none names more than the host."""
    with http_session.session(public_only, seconds) as web, web.within(seconds):
        ends = time.monotonic() + seconds
        try:
            # identity: what is read is what came over the line, so that a small file cannot grow when it is unpacked
            answer = web.get(with_scheme(address), stream=True, headers={"Accept-Encoding": "identity"})
            _accepted(answer)
            return _read(answer, ends, most)
        except requests.RequestException as error:
            raise http_session.failure(error, with_scheme(address)) from None
        except (UnicodeError, ValueError) as error:
            raise Permanent("That is no address. It begins with https:// and names a server.") from error


def with_scheme(address: str) -> str:
    """webcal:// is how calendar programs write https:// when they mean a feed."""
    return (
        "https://" + address.split("://", 1)[1] if address.lower().startswith(("webcal://", "webcals://")) else address
    )


def _accepted(answer: requests.Response) -> None:
    code = answer.status_code
    if code in (401, 403):
        raise SignInRefused("The server keeps this address for those who sign in. Use the secret address of the feed.")
    if code in (404, 410):
        raise Permanent("There is nothing at this address any more. Copy it once more from your calendar.")
    if code == 429 or code >= 500:
        raise Retryable(f"The server is in trouble just now (its answer was {code}).")
    if code != 200:
        raise Permanent(f"The server answered with {code} instead of the file.")
    if answer.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise Permanent("The server sends the file packed, though it was asked not to.")


def _read(answer: requests.Response, ends: float, most: int) -> bytes:
    pieces = bytearray()
    try:
        while piece := answer.raw.read1(A_PIECE):
            pieces += piece
            if len(pieces) > most:
                raise Permanent(f"The file is longer than {most // 1_000_000} MB, which no calendar of one person is.")
            if time.monotonic() > ends:
                raise Retryable("The server takes too long to send the file.")
    except (OSError, HTTPError) as error:
        raise Retryable("The connection broke off in the middle of the file.") from error
    return bytes(pieces)
