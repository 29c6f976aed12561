"""Labelled sentences and messages, read as the conduct check will read them.

A line of a set is ``{"text", "label": "ask" | "clean", "kind": "sentence" | "message", "voice", "span"}``; ``span``
is the asking part of a message.
"""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from shoptalk.method.conduct.findings import Message
from shoptalk.method.conduct.reading import Reading

_NUMBERED = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
WRITERS = (  # each plays the stranger once
    *_NUMBERED.split(),
    *("fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
)
WORDS_AT_LEAST = 3  # shorter pieces ("Best, Ana") teach nothing


class Labelled(NamedTuple):
    text: str
    asks: bool
    voice: str


class LabelledMessage(NamedTuple):
    text: str
    asks: bool
    voice: str
    span: str

    @property
    def sentences(self) -> list[str]:
        return [sentence.text for sentence in Reading(Message(self.text)).sentences]


class LabelledSet(NamedTuple):
    sentences: list[Labelled]
    messages: list[LabelledMessage]


def written_by(writer: str) -> LabelledSet:
    return read_set(Path(str(files(__package__).joinpath(f"{writer}_writer.jsonl"))))


def read_set(path: Path) -> LabelledSet:
    """All lines of ``path``; the sentences of messages count as sentences too, the asking ones told by ``span``."""
    sentences: list[Labelled] = []
    messages: list[LabelledMessage] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        asks, voice = row["label"] == "ask", row.get("voice") or "?"
        if row["kind"] == "sentence":
            sentences.append(Labelled(row["text"], asks, voice))
        else:
            message = LabelledMessage(row["text"], asks, voice, row.get("span") or "")
            messages.append(message)
            sentences += _taken_apart(message)
    return LabelledSet([s for s in sentences if len(s.text.split()) >= WORDS_AT_LEAST], messages)


def _taken_apart(message: LabelledMessage) -> list[Labelled]:
    if message.asks and not message.span:
        return []  # which of its sentences asks is not told
    return [Labelled(text, message.asks and _belongs(text, message.span), message.voice) for text in message.sentences]


def _belongs(sentence: str, span: str) -> bool:
    own, asking = set(sentence.lower().split()), set(span.lower().split())
    return sentence.strip(" .?!") in span or span.strip(" .?!") in sentence or len(own & asking) > 0.7 * len(own)
