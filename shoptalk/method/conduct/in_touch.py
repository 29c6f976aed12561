"""C12: a line to stay in touch carries something; "just checking in" by itself is refused, with what to say instead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shoptalk.method.conduct.findings import Finding, Situation
from shoptalk.method.conduct.reading import Reading
from shoptalk.method.conduct.sentences import words_of

WORDS_OF_CONTENT = 12  # beside the phrases that say nothing
SOURCE = "C12; career-centre guides on keeping contacts"

_EMPTY = re.compile(
    r"\b(?:(?:i am |i['’]m )?(?:just |only |simply )?(?:checking|check) in(?: (?:with you|on you|to see how you"
    r"(?: a|['’])re(?: doing)?))?|touch(?:ing)? base|circl(?:e|ing) back|(?:just |only )?(?:wanted|wanting) to "
    r"(?:say (?:hello|hi)|reconnect|stay in touch|keep in touch|follow up)|just (?:saying hello|following up)"
    r"|(?:i )?hope (?:that )?(?:you are|you['’]re|this finds you|all is|everything is|things are) "
    r"(?:\w+ ){0,2}?(?:well|good|fine|great|okay)|how are (?:you|things)(?: doing)?|it has been a while"
    r"|it['’]s been a while|(?:i )?hope to hear from you(?: soon)?|all the best|no answer is needed)\b[,.!?]?",
    re.IGNORECASE,
)


def findings(reading: Reading, _situation: Situation) -> Iterator[Finding]:
    if reading.message.kind != "in_touch":
        return
    empty = next((match for match in _EMPTY.finditer(reading.body_text)), None)
    content = len(words_of(_EMPTY.sub(" ", reading.body_text)))
    if content >= WORDS_OF_CONTENT or not reading.body:
        return
    shift = reading.body[0].start
    span = (shift + empty.start(), shift + empty.end()) if empty else (shift, reading.body[-1].end)
    why = "A line that only checks in gives them something to answer and nothing to enjoy."
    mend = "Bring one thing: what came of their advice, a decision, an article on their topic, or their own news."
    yield Finding("C12", "stop", *span, why, SOURCE, mend)
