"""How fast the program that listens is on this machine, as a ratio to the length of what was said.

    python -m benchmarks.speech [FOLDER]        the folder that bin/speech filled; the data folder's by default

A ratio below 1 is faster than real time. Both hearings of a turn are counted: the words, then the um and uh.
"""

import os
import sys
import time
import wave
from pathlib import Path
from statistics import median

from shoptalk.data_folder import data_folder
from shoptalk.integrations.ports.speech import NoSpeech
from shoptalk.integrations.speech import found

VOICE = Path(__file__).parents[1] / "tests" / "samples" / "speech" / "marisol.wav"
TIMES = 5


def main(folder: Path) -> int:
    with wave.open(str(VOICE)) as file:
        length = file.getnframes() / file.getframerate()
    audio = VOICE.read_bytes()
    began = time.monotonic()
    try:
        ear = found.recognizer(folder)
        ear.words(audio)
    except NoSpeech as sentence:
        print(f"Not measured. {sentence}")
        return 0
    print(f"ready, with the first words, after {time.monotonic() - began:.1f} s")
    before = _processor(ear)
    words = median(_took(ear.words, audio) for _ in range(TIMES))
    fillers = median(_took(ear.words_with_fillers, audio) for _ in range(TIMES))
    processor = (_processor(ear) - before) / TIMES
    ear.stop()
    print(f"{os.cpu_count()} cores, {os.getloadavg()[0]:.1f} programs wanted one")
    print(f"{length:.1f} s of speech: {words:.2f} s for the words, ratio {words / length:.2f}")
    print(f"with the second hearing for fillers: {words + fillers:.2f} s, ratio {(words + fillers) / length:.2f}")
    print(f"processor: {processor:.2f} s for both, ratio {processor / length:.2f}" if processor else "")
    return 0 if words < length else 1


def _processor(ear) -> float:
    """Seconds of the processor that the program has used so far; 0 where the system does not tell."""
    stat = Path(f"/proc/{ear._process.pid}/stat")
    if not stat.exists():
        return 0.0
    fields = stat.read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _took(hear, audio: bytes) -> float:
    began = time.monotonic()
    hear(audio)
    return time.monotonic() - began


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else data_folder() / "speech"))
