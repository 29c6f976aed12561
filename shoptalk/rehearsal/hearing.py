"""What the microphone brought becomes words, on this machine. The sound is in memory only, and gone afterwards."""

import time
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from shoptalk.integrations.ports.speech import NoSpeech, Recognizer
from shoptalk.integrations.speech import found
from shoptalk.method.rehearsal.fillers_heard import with_fillers
from shoptalk.method.rehearsal.finite_lines import file_of
from shoptalk.rehearsal.models import Rehearsal

NAMES = ("contact", "connector", "seeker", "assistant", "organization")  # a recognizer mangles names it was not told
PATIENCE = 2.0  # seconds: on a machine that is slower than this, nobody waits for a second hearing
SHORTEST = 1.0  # seconds; in less nobody says um


@dataclass(frozen=True, slots=True)
class Heard:
    words: str
    seconds: float  # from the first word to the last


def recognizer() -> Recognizer:
    """Raises NoSpeech with what is missing."""
    return found.recognizer(settings.SPEECH)


def listens_here() -> bool:
    """Whether a program that listens is installed."""
    return found.is_here(settings.SPEECH)


def hear(rehearsal: Rehearsal, audio: bytes) -> Heard:
    """The words in a WAV file, with at least some of the um and uh. Raises NoSpeech with one sentence."""
    ear = recognizer()
    began = time.monotonic()
    names = [rehearsal.facts[name] for name in NAMES if rehearsal.facts.get(name)]
    first = ear.words(audio, names=names)
    if not first:
        return Heard("", 0.0)
    seconds = max(0.0, first[-1].ends - first[0].starts)
    plain = [word.text for word in first]
    has_time = time.monotonic() - began < max(PATIENCE, seconds)
    try:
        second = [word.text for word in ear.words_with_fillers(audio)] if seconds >= SHORTEST and has_time else plain
    except NoSpeech:
        second = plain
    return Heard(" ".join(with_fillers(plain, second)), round(seconds, 1))


def voices() -> Path:
    """Where the rendered lines of the other side lie."""
    return settings.SPEECH / "voices"


def rendered(key: str) -> Path | None:
    """The sound of this line, if it was rendered."""
    path = voices() / file_of(key)
    return path if path.is_file() else None


def has_voices() -> bool:
    return voices().is_dir()
