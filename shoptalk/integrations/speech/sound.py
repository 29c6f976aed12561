"""A WAV file from a browser, looked at before anything listens to it."""

import io
import wave

from shoptalk.integrations.ports.speech import LONGEST_SECONDS, RATE, NoSpeech

MOST_BYTES = int(LONGEST_SECONDS * RATE * 2) + 4096


def samples(audio: bytes) -> bytes:
    """The plain samples (one channel, 16 bits, 16 kHz). Raises NoSpeech for any other kind of file, or for one that is
    too long."""
    if len(audio) > MOST_BYTES:
        raise NoSpeech("That is longer than two minutes in one go. Say it in pieces, or type it.")
    try:
        with wave.open(io.BytesIO(audio)) as file:
            kind = (file.getnchannels(), file.getsampwidth(), file.getframerate(), file.getcomptype())
            found = file.readframes(MOST_BYTES)
    except (wave.Error, EOFError, ValueError, RuntimeError):
        raise NoSpeech("What came from the microphone was no sound that can be read. Try once more, or type.") from None
    if kind != (1, 2, RATE, "NONE"):
        raise NoSpeech("What came from the microphone was in another format than agreed. Reload the page, or type.")
    return found[: len(found) // 2 * 2]
