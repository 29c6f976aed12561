"""A call that is given up after so many seconds, whatever it hangs on: also on a name server that never answers."""

import threading
from collections.abc import Callable
from typing import TypeVar

from shoptalk.integrations.ports.servers import Retryable

Result = TypeVar("Result")


def in_time(call: Callable[[], Result], seconds: float, too_late: str) -> Result:
    """What `call` returns or raises; Retryable with the sentence `too_late` when it is not done by then."""
    came: list[Result] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            came.append(call())
        except BaseException as error:  # carried over to the thread that waits
            failed.append(error)

    thread = threading.Thread(target=run, daemon=True, name="a question to the language model")
    thread.start()
    thread.join(seconds)
    if failed:
        raise failed[0]
    if not came:
        raise Retryable(too_late)
    return came[0]
