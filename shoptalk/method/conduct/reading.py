"""A message read once, so that every rule looks at the same sentences, greeting and closing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from shoptalk.method.conduct.findings import Message
from shoptalk.method.conduct.sentences import Sentence, split, words_of

_GREETING = re.compile(
    r"\s*(?:hi|hello|hey|hiya|dear|greetings|good\s+(?:morning|afternoon|evening|day)"
    r"|to\s+whom\s+it\s+may\s+concern)\b[ \t]*",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:(?:with\s+)?(?:best|kind|kindest|warm|warmest|many|all)\s*(?:wishes|regards|thanks|the\s+best)?"
    r"|regards|sincerely|cheers|thanks"
    r"|thank\s+you|yours(?:\s+\w+)?|warmly|respectfully|cordially|gratefully|with\s+\w+)[\s,.!–—-]*",
    re.IGNORECASE,
)
GREETING_REACH = 60  # characters in which a name may follow "Dear"
SIGNATURE_WORDS = 6  # a last line this short after a closing is the signature


@dataclass(frozen=True)
class Reading:
    """``message`` with its sentences; ``body`` is what stands between greeting and closing."""

    message: Message

    @property
    def text(self) -> str:
        return self.message.text

    @cached_property
    def greeting_end(self) -> int:
        """Offset where the greeting ends; 0 when the message starts without one."""
        match = _GREETING.match(self.text)
        if not match:
            return 0
        window = self.text[match.end() : match.end() + GREETING_REACH]
        mark = re.search(r"[,:;!\n–—]|\s-\s|(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bProf)(?<!\b\w)\.(?=\s)", window)
        if mark:
            return match.end() + mark.end()
        names = re.match(r"(?:[A-Z][\w.'’-]*[ \t]*){0,4}", window)
        return match.end() + (names.end() if names else 0)

    @cached_property
    def greeting_span(self) -> tuple[int, int]:
        """Where the greeting names somebody: "Dana" in "Hi Dana,"; empty when there is no greeting."""
        match = _GREETING.match(self.text)
        if not match:
            return (0, 0)
        named = self.text[match.end() : self.greeting_end].rstrip(" \t\n,:;!–—-")
        return (match.end(), match.end() + len(named))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences after the greeting, closing and signature included."""
        shift = self.greeting_end
        return tuple(Sentence(s.text, s.start + shift, s.end + shift) for s in split(self.text[shift:]))

    @cached_property
    def body(self) -> tuple[Sentence, ...]:
        """Sentences between greeting and closing."""
        for index, sentence in enumerate(self.sentences):
            if _CLOSING.fullmatch(sentence.text) and index >= len(self.sentences) - 6:
                return self.sentences[:index]
        kept = self.sentences
        last = kept[-1] if kept else None
        is_signature = (
            last is not None and len(kept) > 1 and last.text[-1] not in ".?!" and len(words_of(last.text)) <= 3
        )
        return kept[:-1] if is_signature else kept

    @cached_property
    def body_text(self) -> str:
        return self.text[self.body[0].start : self.body[-1].end] if self.body else ""

    @cached_property
    def word_count(self) -> int:
        """Words between greeting and closing: a polite "Dear Dr. Whitfield" costs nothing."""
        return len(words_of(self.body_text))

    @cached_property
    def asking_sentence(self) -> Sentence | None:
        """The last question, otherwise the last sentence: where a missing part of the request would go."""
        questions = [sentence for sentence in self.body if sentence.is_question]
        return questions[-1] if questions else (self.body[-1] if self.body else None)

    @cached_property
    def asking_span(self) -> tuple[int, int]:
        sentence = self.asking_sentence
        return (sentence.start, sentence.end) if sentence else (len(self.text), len(self.text))
