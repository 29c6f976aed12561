"""Flite: a small program with a handful of voices, for lines that are rendered once."""

import subprocess
import tempfile
from pathlib import Path

from shoptalk.integrations.ports.speech import NoSpeech

SECONDS = 20.0
LONGEST = 1_000


class Flite:
    """The text goes in by a file, so that nothing in it is ever an option of the program."""

    voices = ("rms", "slt", "awb", "kal16")

    def __init__(self, program: Path):
        self.program = program

    def speak(self, text: str, voice: str = "") -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            words, sound = Path(folder, "words.txt"), Path(folder, "sound.wav")
            words.write_text(text[:LONGEST].replace("’", "'").replace("…", ", "), encoding="utf-8")
            chosen = voice if voice in self.voices else self.voices[0]
            try:
                subprocess.run(
                    [str(self.program), "-voice", chosen, "-f", str(words), "-o", str(sound)],
                    check=True, timeout=SECONDS, capture_output=True,
                )  # fmt: skip
                return sound.read_bytes()
            except (OSError, subprocess.SubprocessError):
                raise NoSpeech(f"{self.program.name} could not say a line. Is it installed whole?") from None
