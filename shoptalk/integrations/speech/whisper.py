"""Whisper on this machine, in a process of its own that is started when it is first needed and ends when idle."""

import atexit
import json
import os
import select
import subprocess
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from shoptalk.integrations.ports.speech import NoSpeech, Word
from shoptalk.integrations.speech.sound import samples

PROGRAM = Path(__file__).with_name("whisper_process.py")
START_SECONDS, HEAR_SECONDS, WAIT_SECONDS = 60.0, 30.0, 20.0
MOST_NAMES = 20
SILENT = b"\x00" * 32  # shorter sounds than a breath
BROKE = "The program that listens stopped in the middle. Try once more, or type."


class Whisper:
    """One sound at a time; others wait a moment, and are told when it takes too long."""

    def __init__(self, python: Path, model: Path):
        self.python, self.model = python, model
        self._one = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        atexit.register(self.stop)

    def words(self, audio: bytes, *, names: Sequence[str] = ()) -> list[Word]:
        return self._hear(audio, {"names": ", ".join(names[:MOST_NAMES])})

    def words_with_fillers(self, audio: bytes) -> list[Word]:
        return self._hear(audio, {"fillers": True})

    def stop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe:
                    pipe.close()

    def _hear(self, audio: bytes, asked: dict[str, Any]) -> list[Word]:
        sound = samples(audio)
        if len(sound) <= len(SILENT):
            return []
        if not self._one.acquire(timeout=WAIT_SECONDS):
            raise NoSpeech("Somebody else is being listened to just now. Try once more, or type.")
        try:
            answer = self._asked({**asked, "bytes": len(sound)}, sound)
        except (OSError, ValueError):
            self.stop()
            raise NoSpeech(BROKE) from None
        finally:
            self._one.release()
        if "words" not in answer:
            raise NoSpeech(BROKE)
        return [Word(str(text), float(starts), float(ends)) for text, starts, ends in answer["words"]]

    def _asked(self, asked: dict[str, Any], sound: bytes) -> dict[str, Any]:
        process = self._running()
        assert process.stdin
        process.stdin.write(json.dumps(asked).encode() + b"\n" + sound)
        process.stdin.flush()
        return self._line(process, HEAR_SECONDS)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.stop()
        self._process = process = subprocess.Popen(
            [str(self.python), "-I", str(PROGRAM), str(self.model)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env={key: value for key, value in os.environ.items() if key in ("PATH", "HOME", "LD_LIBRARY_PATH")},
        )  # fmt: skip
        self._line(process, START_SECONDS)
        return process

    def _line(self, process: subprocess.Popen[bytes], seconds: float) -> dict[str, Any]:
        """Its next line. ValueError when it is none, OSError when there is none in time."""
        assert process.stdout
        ends, came = time.monotonic() + seconds, b""
        while not came.endswith(b"\n"):
            left = ends - time.monotonic()
            if left <= 0 or not select.select([process.stdout], [], [], left)[0]:
                raise TimeoutError
            piece = os.read(process.stdout.fileno(), 65_536)
            if not piece:
                raise BrokenPipeError
            came += piece
        return json.loads(came)
