"""A process of its own that holds Whisper: sound comes in on stdin, words go out on stdout. Started by whisper.py, with
the Python of the speech environment, which has faster-whisper and nothing of Shoptalk.

A question is one line of JSON with `bytes`, then so many bytes of samples; an answer is one line of JSON. The process
can open no connection, keeps nothing, writes no file, and ends when nobody asks for ten minutes.
"""

import json
import os
import select
import sys

IDLE_SECONDS = 600
# Whisper leaves "um" out unless it has read some before; with them it loses other words, so this is a second hearing.
FILLERS = "Um, uh, so, um, I was, uh, wondering, er, if, um, you know, hmm, I, uh, I mean, like, ah, okay."
os.environ |= {"HF_HUB_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1", "TRANSFORMERS_OFFLINE": "1"}


def no_network(event, _):
    if event in ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto"):
        raise PermissionError("sound stays on this machine")


def main(folder):
    sys.addaudithook(no_network)  # cannot be taken away again
    out, sys.stdout = sys.stdout, sys.stderr  # whatever a library prints is no answer
    import numpy
    from faster_whisper import WhisperModel

    threads = max(1, min(4, (os.cpu_count() or 2) - 1)) if (os.cpu_count() or 2) > 2 else 2
    model = WhisperModel(folder, device="cpu", compute_type="int8", cpu_threads=threads, local_files_only=True)
    answer(out, {"ready": True})
    while select.select([sys.stdin], [], [], IDLE_SECONDS)[0]:
        line = sys.stdin.buffer.readline()
        if not line:
            return
        asked = json.loads(line)
        sound = sys.stdin.buffer.read(asked["bytes"])
        try:
            samples = numpy.frombuffer(sound, numpy.int16).astype(numpy.float32) / 32768.0
            answer(out, {"words": hear(model, samples, asked)})
        except Exception as error:
            answer(out, {"error": type(error).__name__})


def hear(model, samples, asked):
    """Without voice activity there is nothing to hear: on mere noise Whisper makes sentences up."""
    hints = {"initial_prompt": FILLERS} if asked.get("fillers") else {"hotwords": asked.get("names") or None}
    pieces, _ = model.transcribe(
        samples, language="en", beam_size=1, temperature=0.0, vad_filter=True, word_timestamps=not asked.get("fillers"),
        condition_on_previous_text=False, **hints,
    )  # fmt: skip
    if asked.get("fillers"):  # when each was said is known from the first hearing
        return [[word, piece.start, piece.end] for piece in pieces for word in piece.text.split()]
    return [[word.word.strip(), float(word.start), float(word.end)] for piece in pieces for word in piece.words or ()]


def answer(out, what):
    out.write(json.dumps(what) + "\n")
    out.flush()


if __name__ == "__main__":
    main(sys.argv[1])
