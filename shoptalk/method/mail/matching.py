"""Whom is this message from? By what it answers, then by the address; anything less is offered, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

# Where everybody has an address: sharing one of these says nothing.
EVERYBODY = """
gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com icloud.com me.com mac.com
aol.com gmx.de gmx.net gmx.at gmx.ch gmx.com web.de t-online.de freenet.de mail.com mail.ru yandex.ru yandex.com
proton.me protonmail.com pm.me posteo.de mailbox.org fastmail.com hey.com zoho.com orange.fr free.fr laposte.net
wanadoo.fr sfr.fr libero.it virgilio.it tiscali.it alice.it hotmail.fr hotmail.it hotmail.es hotmail.co.uk
yahoo.fr yahoo.de yahoo.es yahoo.it yahoo.co.uk yahoo.co.jp outlook.de outlook.fr outlook.es outlook.jp
uol.com.br bol.com.br terra.com.br sapo.pt wp.pl o2.pl onet.pl interia.pl seznam.cz qq.com 163.com 126.com
sina.com naver.com daum.net ziggo.nl kpnmail.nl xs4all.nl telia.com comcast.net verizon.net att.net
sbcglobal.net cox.net bellsouth.net btinternet.com sky.com rogers.com shaw.ca bigpond.com"""
FOR_EVERYBODY = frozenset(EVERYBODY.split())
WORD = re.compile(r"\w+")


class Certainty(StrEnum):
    SURE = "sure"
    PERHAPS = "perhaps"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Awaited:
    """Somebody whose answer is awaited."""

    contact: int
    name: str = ""
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """Whom a message is from. `contact` is the likeliest one when it is not sure; `letter` the one it answers."""

    certainty: Certainty = Certainty.NOBODY
    contact: int | None = None
    letter: int | None = None
    why: str = ""


NO_MATCH = Match()


@dataclass(frozen=True, slots=True)
class Register:
    """Everybody who is awaited, looked up by what a message can say."""

    letters: dict[str, tuple[int, int]]  # Message-ID -> contact, letter
    by_address: dict[str, set[int]] = field(default_factory=dict)
    by_domain: dict[str, set[int]] = field(default_factory=dict)
    by_name: dict[str, set[int]] = field(default_factory=dict)
    own: frozenset[str] = frozenset()

    def match(self, sender_name: str, sender: str, answers: Iterable[str]) -> Match:
        """Whom a message is from, by its From and the Message-IDs that it answers (nearest first)."""
        address = same_address(sender)
        if address in self.own:
            return NO_MATCH  # a copy of the seeker's own
        answers = list(answers)
        for one in answers:
            if found := self.letters.get(one):
                return Match(Certainty.SURE, found[0], found[1], "It answers your letter (In-Reply-To or References).")
        people = self.by_address.get(address, set())
        if len(people) == 1:
            return Match(Certainty.SURE, next(iter(people)), None, "It is from the address you wrote to.")
        if people:
            return Match(Certainty.PERHAPS, min(people), None, "Several people here have this address.")
        return self._perhaps(sender_name, address, bool(answers))

    def _perhaps(self, sender_name: str, address: str, is_answer: bool) -> Match:
        named = self.by_name.get(name_key(sender_name), set())
        if len(named) == 1:
            return Match(Certainty.PERHAPS, next(iter(named)), None, "The name is theirs, the address is a new one.")
        domain = domain_of(address)
        there = self.by_domain.get(domain, set())
        if there and domain not in FOR_EVERYBODY and (is_answer or len(there) <= 3):
            likely = next(iter(there)) if len(there) == 1 else None
            return Match(Certainty.PERHAPS, likely, None, f"It comes from {domain}, where you wrote to somebody.")
        return NO_MATCH

    def written_to(self, addresses: Iterable[str]) -> list[int]:
        """Which of these people a letter went to. An address that several have names nobody."""
        found = [self.by_address.get(same_address(one), set()) for one in addresses]
        return list(dict.fromkeys(next(iter(people)) for people in found if len(people) == 1))

    def letter_of(self, original_id: str, recipient: str) -> Match:
        """Which letter came back: by its Message-ID, then by whom it was to."""
        if found := self.letters.get(original_id):
            return Match(Certainty.SURE, found[0], found[1], "It names the letter that came back.")
        people = self.by_address.get(same_address(recipient), set())
        if len(people) == 1:
            return Match(Certainty.SURE, next(iter(people)), None, "It names the address you wrote to.")
        return NO_MATCH


def register(awaited: Iterable[Awaited], letters: dict[str, tuple[int, int]], own: Iterable[str]) -> Register:
    """The register of these people. `letters`: Message-ID -> contact and letter."""
    made = Register(letters=letters, own=frozenset(same_address(one) for one in own))
    for person in awaited:
        for address in filter(None, map(same_address, person.addresses)):
            made.by_address.setdefault(address, set()).add(person.contact)
            made.by_domain.setdefault(domain_of(address), set()).add(person.contact)
        if len(WORD.findall(person.name)) >= 2:
            made.by_name.setdefault(name_key(person.name), set()).add(person.contact)
    return made


def same_address(address: str) -> str:
    """One spelling for addresses that reach the same person: case, +tags, and what Gmail does not look at."""
    address = address.strip().lower().strip("<>")
    local, at, domain = address.rpartition("@")
    if not at:
        return ""
    local = local.partition("+")[0] or local
    if domain in ("gmail.com", "googlemail.com"):
        local, domain = local.replace(".", ""), "gmail.com"
    return f"{local}@{domain}"


def domain_of(address: str) -> str:
    return address.rpartition("@")[2]


def name_key(name: str) -> str:
    """The words of a name in any order: "Whitfield, Dana" is Dana Whitfield."""
    words = sorted(WORD.findall(name.casefold()))
    return " ".join(words) if len(words) >= 2 else ""
