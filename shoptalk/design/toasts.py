"""The one line at the foot of the page that says what just happened, with Undo where there is one."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest


def say(request: HttpRequest, words: str, event: Any = None) -> None:
    """Shows `words` on the next answer; `event` is the history event that Undo would take back."""
    messages.info(request, words, extra_tags=str(event.pk) if event else "")
