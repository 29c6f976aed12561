"""What stands plainly in a caller's words, whatever the reader makes of them.

The reader guesses by what it was taught; these few things nobody may mishear. The look back may not say that thanks
were never heard when they stand there, and a day that was ruled out may not be written down.
"""

from __future__ import annotations

import re

from shoptalk.method.conduct.sentences import words_of
from shoptalk.method.rehearsal.word_kinds import kinds_of

COMMON = frozenset([
    "a", "about", "am", "an", "and", "any", "are", "at", "be", "but", "by", "can", "could", "do", "does", "for",
    "from", "good", "great", "have", "hello", "hi", "how", "i", "if", "in", "is", "it", "just", "like", "me",
    "my", "name", "no", "not", "of", "okay", "on", "or", "please", "so", "sorry", "thank", "thanks", "that",
    "the", "there", "this", "time", "to", "was", "we", "well", "what", "when", "where", "who", "why", "will",
    "with", "would", "yes", "you", "your",
])  # fmt: skip
SMALL_WORDS = COMMON | frozenset([
    "yeah", "yep", "nope", "ok", "sure", "right", "um", "uh", "uhm", "er", "hm", "hmm", "mm", "oh", "ah",
    "because", "maybe", "then", "really", "fine", "perfect", "as", "too",
])  # fmt: skip
# After "this is", and yet no name.
_NO_NAMES = frozenset([
    "awkward", "embarrassing", "weird", "scary", "crazy", "silly", "personal", "private", "urgent", "unusual", "real",
    "your", "her", "his", "our",
])  # fmt: skip

_PLAIN = {
    "thank": re.compile(r"\bthank(?:s| you)\b", re.IGNORECASE),
    "bye": re.compile(
        r"\b(?:good)?bye\b|\b(?:un)?till? then\W*$"
        r"|\b(?:have to|need to|must|gotta) (?:go|run|hang up)\b(?! (?:to|into|through|back|over|on|by)\b)",
        re.IGNORECASE,
    ),
    "purpose": re.compile(
        r"\b(?:want(?:ed)?|like|love|hoping|hoped|trying|call(?:ing|ed)?) (?:to )?(?:(?:just|only|maybe) )?"
        r"(?:ask|learn|hear|know|find out|talk|understand)\b(?: \w+){0,4}? "
        r"(?:about (?!(?:it|this|that|you|me|a job|jobs?|work for|openings?|positions?)\b)"
        r"|(?:what|how) (?!time\b|long\b)\w)",
        re.IGNORECASE,
    ),
}
_TOPIC = re.compile(
    r"\babout (?!(?:it|this|that|you|me|a job|jobs?|work for|ten|fifteen|twenty|thirty|half|an hour|\d+)\b)\w"
    r"|\b(?:what|how) (?:\w+ ){1,4}(?:is|are|do|does|did|got|came)\b",
    re.IGNORECASE,
)
_RULED_OUT = re.compile(
    r"\b(?:except|besides|(?<!why )not|any(?: ?(?:thing|time|day|other day))? but)(?: (?:on|for|this|next)){0,2} "
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b",
    re.IGNORECASE,
)
_NOT_KNOWN = re.compile(
    r"\b(?:(?:don'?t|do not|dunno|idk)\b.{0,12}\b(?:know|sure)|dunno|idk|no idea|not sure|never ?mind|does it matter"
    r"|rather not|don'?t want to (?:say|tell))\b|^idk\b",
    re.IGNORECASE,
)
_THIS_IS = re.compile(r"\b(?:my name is|my name's|this is) (\w+)\b(?!.*\?)", re.IGNORECASE)


def said_plainly(text: str) -> frozenset[str]:
    """Of thanks, a goodbye and what it is about, those that stand in the text."""
    return frozenset(name for name, words in _PLAIN.items() if words.search(text))


def has_a_topic(text: str) -> bool:
    """Whether it says what a talk would be about."""
    return bool(_TOPIC.search(text))


def names_itself(text: str) -> str:
    """The name after "this is" and its like; empty where none stands."""
    said = _THIS_IS.search(text)
    return said[1] if said and could_be_a_name(said[1]) else ""


def could_be_a_name(word: str) -> bool:
    """Typed in a hurry, a name has no capital: a word that is none we know will do."""
    return (
        word.isalpha()
        and word.lower() not in SMALL_WORDS | _NO_NAMES
        and (word[:1].isupper() or not kinds_of(word.lower()))
    )


def are_names(text: str) -> bool:
    """Whether it is made of words that nobody knows."""
    return all(map(could_be_a_name, words_of(text)))


def has_no_answer(words: str) -> bool:
    """They say themselves that they do not know, or would rather not tell."""
    return bool(_NOT_KNOWN.search(words))


def ruled_out(words: str) -> list[int]:
    """Where a weekday ends that does not suit: "any day but Friday"."""
    return [match.end() for match in _RULED_OUT.finditer(words)]
