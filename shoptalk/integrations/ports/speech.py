"""Hearing and speaking, on this machine. Practice by typing needs neither."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

RATE = 16_000  # of what is heard: one channel, 16 bits, as PCM in a WAV file
LONGEST_SECONDS = 120.0  # one turn; nobody listens that long on the telephone


@dataclass(frozen=True, slots=True)
class Word:
    """One word, and when it was said, in seconds from the beginning of the sound."""

    text: str
    starts: float
    ends: float


class NoSpeech(Exception):
    """Speaking or hearing is not to be had: one sentence, what is missing and what to do. Typing goes on."""


class Recognizer(Protocol):
    def words(self, audio: bytes, *, names: Sequence[str] = ()) -> list[Word]:
        """What was said in a WAV file; [] for silence and noise. `names` may have been said. Raises NoSpeech."""
        ...

    def words_with_fillers(self, audio: bytes) -> list[Word]:
        """The same sound again, listened to for um and uh; its other words may be wrong. Raises NoSpeech."""
        ...


class Voice(Protocol):
    def speak(self, text: str, voice: str = "") -> bytes:
        """A WAV file in which one of `voices` says the text. Raises NoSpeech."""
        ...

    @property
    def voices(self) -> tuple[str, ...]: ...
