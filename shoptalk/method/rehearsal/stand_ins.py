"""Names of real people and places are exchanged before words leave the machine, and put back in what comes.

Those who are called in practice never signed up for it. A model plays "Alex Morgan of Northfield Works" as well as it
plays the person who is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

PEOPLE = (
    "Alex Morgan", "Robin Ellis", "Jamie Hartley", "Casey Lindqvist", "Morgan Abbott", "Rowan Pryce", "Sasha Thornton",
    "Frankie Bell", "Quinn Marlow", "Ellis Fairburn",
)  # fmt: skip
PLACES = ("Northfield Works", "Eastbrook Group", "Harrow Lane Partners", "Tillery House")
OF_PEOPLE, OF_PLACES = ("contact", "connector", "seeker", "assistant"), ("organization",)
NOBODY = frozenset({"you", "me", "i", "the", "a", "an", "of", "and", "mr", "mrs", "ms", "dr", "county", "city"})
A_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class StandIns:
    """`pairs`: the real words and what stands for them, the longest first."""

    pairs: tuple[tuple[str, str], ...] = ()

    def hide(self, text: str) -> str:
        return _exchanged(text, self.pairs)

    def show(self, text: str) -> str:
        return _exchanged(text, [(stand_in, real) for real, stand_in in self.pairs])


def stand_ins(facts: Mapping[str, str], texts: Iterable[str] = ()) -> StandIns:
    """For the people and the place in `facts`; none that occurs in `facts` or `texts` by itself."""
    said = " ".join((*facts.values(), *texts)).casefold()
    taken = {word.casefold() for word in A_WORD.findall(said)}
    people = [name for name in PEOPLE if not taken & {part.casefold() for part in name.split()}]
    places = [name for name in PLACES if not taken & {part.casefold() for part in name.split()}]
    pairs: dict[str, str] = {}
    for key, free in (*((key, people) for key in OF_PEOPLE), *((key, places) for key in OF_PLACES)):
        name = " ".join(facts.get(key, "").split())
        if not _is_a_name(name) or name.casefold() in {one.casefold() for one in pairs} or not free:
            continue
        stand_in = free.pop(0)
        pairs[name] = stand_in
        if key in OF_PEOPLE:
            for part, instead in _parts(name, stand_in):
                pairs.setdefault(part, instead)
    called = facts.get("called", "")
    if _is_a_name(called) and facts.get("contact") in pairs:
        pairs.setdefault(called, pairs[facts["contact"]].split()[0])
    return StandIns(tuple(sorted(pairs.items(), key=lambda pair: -len(pair[0]))))


def _is_a_name(name: str) -> bool:
    return any(word.casefold() not in NOBODY for word in A_WORD.findall(name))


def _parts(name: str, stand_in: str) -> list[tuple[str, str]]:
    """First and last name by themselves: one is greeted with the one, and asked for with the other."""
    words = [word for word in name.split() if word.strip(".").casefold() not in NOBODY]
    first, last = stand_in.split()
    if len(words) < 2:
        return []
    return [(words[0], first), (words[-1], last)]


def _exchanged(text: str, pairs: Iterable[tuple[str, str]]) -> str:
    """All at once, so that nothing is exchanged twice."""
    by_word = {word.casefold(): instead for word, instead in reversed(tuple(pairs))}
    if not by_word:
        return text
    longest_first = sorted(by_word, key=len, reverse=True)
    either = "|".join(re.escape(word) for word in longest_first)
    return re.sub(rf"(?<!\w)(?:{either})(?!\w)", lambda hit: by_word.get(hit[0].casefold(), hit[0]), text, flags=re.I)
