"""Recognizer and voice that live in memory: they hear and say what they were told to."""

import io
import wave
from collections.abc import Sequence

from shoptalk.integrations.ports.speech import RATE, NoSpeech, Word
from shoptalk.integrations.speech.sound import samples


class Remembering:
    """Hears the same sentence in every sound that is not silent. `heard` counts the sounds; none is kept."""

    voices = ("low", "high")

    def __init__(self, sentence: str = "", fillers: str = "", missing: str = ""):
        self.sentence, self.fillers, self.missing = sentence, fillers, missing
        self.heard = 0
        self.names: tuple[str, ...] = ()

    def words(self, audio: bytes, *, names: Sequence[str] = ()) -> list[Word]:
        self.names = tuple(names)
        return self._hear(audio, self.sentence)

    def words_with_fillers(self, audio: bytes) -> list[Word]:
        return self._hear(audio, self.fillers or self.sentence)

    def speak(self, text: str, voice: str = "") -> bytes:
        if self.missing:
            raise NoSpeech(self.missing)
        made = io.BytesIO()
        with wave.open(made, "wb") as file:
            file.setparams((1, 2, RATE, 0, "NONE", ""))
            file.writeframes(b"\x01\x00" * RATE)
        return made.getvalue()

    def _hear(self, audio: bytes, sentence: str) -> list[Word]:
        if self.missing:
            raise NoSpeech(self.missing)
        self.heard += 1
        if not any(samples(audio)):
            return []
        said = sentence.split()
        return [Word(word, at * 0.4, at * 0.4 + 0.3) for at, word in enumerate(said)]
