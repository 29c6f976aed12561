"""What a file would do to the notebook, worked out before a single row is written.

Preview and import make the same plan; only import writes it. It is held in memory (30,000 people take about 30 MB),
so that a second row about one person, messages in another member of the zip, and a stop in the middle cost nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from shoptalk.contacts.importing.facts import FOLLOWED, Facts, facts_of, names_of, news, tells_nothing_new
from shoptalk.contacts.importing.known import Known, keep
from shoptalk.integrations.linkedin.profile_url import correspondence_key
from shoptalk.integrations.ports.people import CannotRead, Correspondence, PersonRow, Unread
from shoptalk.method.duplicates import email_key, fast_keys, identity, same_person
from shoptalk.method.names import fold
from shoptalk.method.person_records import Person

# LinkedIn stops at 30,000 connections; a file with more rows than this is no list of people one knows.
MOST_ROWS = 100_000
TOO_MANY = (
    f"This file has more than {MOST_ROWS:,} rows, more people than anybody knows: "
    "choose the export of your contacts alone."
)
# More questions than this nobody answers; the rest can still be found on the page of likely duplicates.
MOST_DOUBTS = 500
PROGRESS_ROWS = 1_000
# Nobody knows more people of one name; a file that says so is not compared all with all.
MOST_NAMESAKES = 50


class Doubt(NamedTuple):
    """A newcomer who may be somebody: `newcomer` is a place in Plan.newcomers, `other` an id (below 0: a newcomer)."""

    newcomer: int
    other: int
    score: float
    reasons: tuple[str, ...]


@dataclass
class Change:
    """New values for columns of somebody in the notebook, by the line that told them."""

    line: int
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)


@dataclass
class Plan:
    """Every row of the file is in exactly one of: new, changed, same, doubts, unread, skipped."""

    newcomers: list[PersonRow] = field(default_factory=list)
    letters: dict[int, Correspondence] = field(default_factory=dict)  # by place in newcomers
    changes: dict[int, Change] = field(default_factory=dict)  # by contact id
    doubts: list[Doubt] = field(default_factory=list)
    same: list[tuple[int, int]] = field(default_factory=list)  # line, id (below zero: a newcomer of this file)
    unread: list[Unread] = field(default_factory=list)
    skipped: int = 0
    older: bool = False  # an export from before the one that was brought in last: it replaces nothing

    @property
    def counts(self) -> dict[str, int]:
        """As in the columns of ImportRun."""
        doubts = len({doubt.newcomer for doubt in self.doubts})
        return {
            "new": len(self.newcomers) - doubts,
            "changed": len(self.changes),
            "same": len(self.same),
            "duplicate": doubts,
            "unread": len(self.unread),
            "skipped": self.skipped,
        }

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def people(self) -> int:
        """Rows that are somebody."""
        return self.total - len(self.unread)


def plan_import(
    rows: Iterable[PersonRow | Unread],
    known: Known,
    *,
    source: str,
    letters: Mapping[str, Correspondence],
    is_forgotten: Callable[[Collection[str]], bool] | None,
    seen: Callable[[int], None],
) -> Plan:
    """Works out what the rows of a file would do.

    `source` in words decides which columns follow (facts.news); `letters` by `correspondence_key`; `is_forgotten`
    says of identity keys whether they carry a do-not-import mark (None: nobody was forgotten); `seen` is told how
    many rows have been read, now and then. Raises CannotRead for absurdly many rows, and whatever reading raises.
    """
    planner = _Planner(known, source)
    plan, index, newcomers = planner.plan, planner.index, planner.plan.newcomers
    not_met = index.keys().isdisjoint
    count, newest = 0, None
    for row in rows:
        count += 1
        if not count % PROGRESS_ROWS:
            seen(count)
            if count > MOST_ROWS:
                raise CannotRead(TOO_MANY)
        if isinstance(row, Unread):
            plan.unread.append(row)
            continue
        if row.connected_on and (newest is None or row.connected_on > newest):
            newest = row.connected_on
        keys = fast_keys(row.given_name, row.family_name, row.email, row.url, row.organization)
        if row.other_emails:
            keys = _with_others(keys, row.other_emails)
        if is_forgotten is not None and is_forgotten(keys):
            plan.skipped += 1
        elif keys and keys[0][0] != "n" and not_met(keys):  # the way of most rows
            newcomers.append(row)
            place = -len(newcomers)
            for key in keys:
                index[key] = place
        else:
            planner.meet(row, keys)
    if planner.knows_later_than(newest):
        planner.take_back_replacements()
    if letters:
        planner.post(letters)
    return plan


class _Planner:
    """The plan in the making. Ids below zero are newcomers: -1 is the first."""

    def __init__(self, known: Known, source: str) -> None:
        self.plan = Plan()
        self.known = known
        self.source = source
        self.index = known.ids
        self.facts = known.facts
        # Ids by folded name, made when the first row without any address comes: most files have none.
        self.namesakes: dict[str, list[int]] = defaultdict(list)
        self.named = 0  # newcomers who are in it

    def knows_later_than(self, newest: date | None) -> bool:
        """Whether a file of this source was newer: it knew of connections made after the last one in this file."""
        if newest is None or not self.plan.changes:
            return False
        days = (self.facts[id].connected_on for id, source in self.known.sources.items() if source == self.source)
        return any(day and day > newest for day in days)

    def take_back_replacements(self) -> None:
        """An older file may fill what is empty, but the job that it names was left since."""
        self.plan.older = True
        for id, change in list(self.plan.changes.items()):
            for column in FOLLOWED:
                if change.before.get(column):
                    del change.before[column], change.after[column]
            if not change.after:
                del self.plan.changes[id]
                self.plan.same.append((change.line, id))

    def meet(self, row: PersonRow, keys: tuple[str, ...]) -> None:
        """A row that may be somebody we know, or that has too little to be sure."""
        match = identity(keys, self.index, self._name_of, names_of(row))
        id = match.id if match and match.level == "same" else self._housemate(row, keys)
        if not id and (not keys or keys[0][0] == "n"):
            id = self._namesake(row)
        if id:
            self._join(row, id)
            for key in keys:
                keep(self.index, self.known.shared, key, id)
            return
        place = self._add(row, keys)
        if match:
            self._doubt(place, match.id)

    def post(self, letters: Mapping[str, Correspondence]) -> None:
        """How much was written with those whom this file names."""
        met = [(-place, row.line, row.url, row.full_name) for place, row in enumerate(self.plan.newcomers, 1)]
        known = [*self.plan.same, *((change.line, id) for id, change in self.plan.changes.items())]
        met += [(id, line, self.facts[id].url, " ".join(self._name_of(id))) for line, id in known if id > 0]
        names = Counter(correspondence_key("", name) for *_, name in met) if _any_by_name(letters) else Counter()
        written = set()
        for id, line, url, name in met:
            letter = letters.get(correspondence_key(url, name))
            if letter is None and names and names[by_name := correspondence_key("", name)] == 1:
                letter = letters.get(by_name)  # old messages name people without the address of their profile
            if letter is None:
                continue
            if id < 0:
                self.plan.letters[-id - 1] = letter
            elif self._wrote(id, line, letter):
                written.add((line, id))
        self.plan.same = [row for row in self.plan.same if row not in written]

    def _wrote(self, id: int, line: int, letter: Correspondence) -> bool:
        """Takes over counts that are higher than those we have: an older export takes nothing away."""
        facts = self.facts[id]
        told = {"messages_sent": letter.sent, "messages_received": letter.received, "last_message_at": letter.last_at}
        found = {
            column: value
            for column, value in told.items()
            if value and (getattr(facts, column) is None or value > getattr(facts, column))
        }
        return bool(found) and self._change(id, line, found)

    def _add(self, row: PersonRow, keys: tuple[str, ...]) -> int:
        self.plan.newcomers.append(row)
        place = -len(self.plan.newcomers)
        for key in keys:
            keep(self.index, self.known.shared, key, place)
        return place

    def _join(self, row: PersonRow, id: int) -> None:
        """The same person: what is new about somebody of the notebook is a change, of a newcomer it is filled in."""
        if id < 0:
            old = self.plan.newcomers[-id - 1]
            self.plan.newcomers[-id - 1] = old._replace(**news(facts_of(old), facts_of(row)))
            self.plan.same.append((row.line, id))
            return
        found = news(self.facts[id], facts_of(row), self.known.follows(id, self.source))
        if not self._change(id, row.line, found):
            self.plan.same.append((row.line, id))

    def _change(self, id: int, line: int, found: dict[str, Any]) -> bool:
        """Notes the change; False when there is none or this person's change has been counted for an earlier line."""
        if not found:
            return False
        facts = self.facts[id]
        counted = id in self.plan.changes
        change = self.plan.changes.setdefault(id, Change(line))
        for column, value in found.items():
            change.before.setdefault(column, getattr(facts, column))
            change.after[column] = value
        self.facts[id] = facts._replace(**found)
        return not counted

    def _doubt(self, place: int, other: int) -> None:
        if len(self.plan.doubts) >= MOST_DOUBTS:
            return
        suggestion = same_person(self._person(other), self._person(place))
        if suggestion:
            self.plan.doubts.append(Doubt(-place - 1, other, suggestion.score, suggestion.reasons))

    def _housemate(self, row: PersonRow, keys: tuple[str, ...]) -> int:
        """The id of somebody else with the row's mailbox whose name fits; 0 for nobody."""
        for key in keys:
            for id in self.known.shared.get(key, ()):
                match = identity((key,), {key: id}, self._name_of, names_of(row))
                if match and match.level == "same":
                    return id
        return 0

    def _namesake(self, row: PersonRow) -> int:
        """The id of somebody of this name of whom the row tells nothing new, or 0. So a bare name comes in once."""
        if not self.namesakes:
            self._name(self.facts)
        self._name(range(-self.named - 1, -len(self.plan.newcomers) - 1, -1))
        self.named = len(self.plan.newcomers)
        told = facts_of(row)
        for id in self.namesakes[_folded_name(told.given_name, told.family_name)][:MOST_NAMESAKES]:
            if tells_nothing_new(self._facts(id), told):
                return id
        return 0

    def _name(self, ids: Iterable[int]) -> None:
        for id in ids:
            self.namesakes[_folded_name(*self._name_of(id))].append(id)

    def _facts(self, id: int) -> Facts:
        return self.facts[id] if id > 0 else facts_of(self.plan.newcomers[-id - 1])

    def _name_of(self, id: int) -> tuple[str, str]:
        if id < 0:
            return names_of(self.plan.newcomers[-id - 1])
        return self.facts[id][:2]

    def _person(self, id: int) -> Person:
        facts = self._facts(id)
        emails = tuple(filter(None, (facts.email, *facts.other_emails)))
        phones = tuple(filter(None, (facts.phone, *facts.other_phones)))
        work = (facts.url, facts.organization, facts.position)
        return Person(id, facts.given_name, facts.family_name, emails, phones, *work)


def _any_by_name(letters: Mapping[str, Correspondence]) -> bool:
    return any(key.startswith("name:") for key in letters)


def _with_others(keys: tuple[str, ...], others: Iterable[str]) -> tuple[str, ...]:
    """Keys with those of further addresses, strongest first: profile, addresses, name at an employer."""
    more = ("e:" + key for email in others if (key := email_key(email)))
    return tuple(sorted((*keys, *more), key=lambda key: "uen".index(key[0])))


def _folded_name(given: str, family: str) -> str:
    return fold(f"{given} {family}")
