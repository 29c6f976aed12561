"""The one line at the foot of the page that says what just happened, with Undo where there is one."""

import re
from typing import Any

from django.contrib import messages
from django.http import HttpRequest

ENDED = re.compile(r"([.!?…]”?)\.(?=\s|$)")  # words that quote a whole sentence have its full stop already


def say(request: HttpRequest, words: str, event: Any = None) -> None:
    """Shows `words` on the next answer; `event` is the history event that Undo would take back."""
    messages.info(request, ENDED.sub(r"\1", words), extra_tags=str(event.pk) if event else "")
