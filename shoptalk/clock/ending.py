"""Whether what runs here was asked to end: entries that finish what they have in hand look between two pieces."""

import signal

_asked = False


def asked_to_end() -> bool:
    return _asked


def _ask(*_: object) -> None:
    global _asked
    _asked = True


def listen() -> None:
    """From now on SIGTERM is only noted."""
    signal.signal(signal.SIGTERM, _ask)
