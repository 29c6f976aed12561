"""From a position as people write it ("Sr. SWE II @ Acme") to the occupation behind it, offline.

Known titles are tried first: a whole segment, then the longest title at its end (the head noun stands there), then at
its
beginning. Whatever is left is compared word by word, rare words counting more. A score of 1.0 or more is right so
often that it
is taken without asking; below, up to five choices are offered. Measured on tests/occupations/positions.tsv.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache, partial

from shoptalk.occupations import reference
from shoptalk.occupations.overlap import overlapping, respelled
from shoptalk.occupations.vocabulary import LEAN_ALONE, NEUTRAL, NOT_WORKERS, RANKS, VAGUE_STARTS, WORKER_ENDINGS
from shoptalk.occupations.wording import LONGEST_ROLE, Role, readings, remembered_key, singular

__all__ = ["ACCEPTED_FROM", "Choice", "Match", "match", "match_many", "quick_code", "quick_coder", "remembered_key"]

ACCEPTED_FROM = 1.0
REMEMBERED = 2.0  # the seeker's own pick outranks every list
WHOLE, AT_END, AT_START, INSIDE = 1.4, 1.2, 1.1, 0.8  # where a known title stands in the segment
SINGLE_WORD = 0.1  # off for a title of one word inside a longer line
LATER_READING = 0.01  # off for each reading tried before
ASKED = 0.9  # a known title that something speaks against
OFFERED_INSIDE = 0.5  # a vague word ("specialist") in a longer line: below a good comparison word by word
IMPORTED = ("listed", "shared")  # titles of the imported downloads
IMPORTED_PART, IMPORTED_WORD = 0.6, 0.3  # such a title, and such a word, inside a longer line
NEVER_ALONE = 0.95  # the ceiling of everything that must be asked about
SECOND_CHOICE = 0.2  # off for the second code of an ambiguous title, 0.05 more for each further one
KEPT = 8192  # codes of distinct positions kept in the process; an import of 30,000 people has about 6,000
KEPT_CHOICES = 1024  # full answers kept; they are fifty times the size
LONGEST_SINGLE_REST = 3  # words that may stand before a one-word title


@dataclass(frozen=True, slots=True)
class Choice:
    """An occupation offered for a position: its O*NET-SOC code, its title, how sure we are (1.0 and more: taken)."""

    code: str
    title: str
    score: float


@dataclass(frozen=True, slots=True)
class Match:
    """What a position may mean, best first. No choices: it names no job, or nothing we know."""

    position: str
    accepted: bool
    choices: tuple[Choice, ...]

    def as_json(self) -> dict:
        """The form that `shoptalk match-title --json` prints."""
        return asdict(self) | {"choices": [asdict(choice) for choice in self.choices]}


def match(position: str, limit: int = 5, *, remembered: Mapping[str, str] | None = None) -> Match:
    """The occupations a position may mean.

    `remembered` maps `remembered_key(position)` to the code a seeker picked earlier; such a pick is taken.
    """
    pick = remembered.get(remembered_key(position)) if remembered else None
    choices = _choices(reference.default(), position)
    if pick is not None:
        chosen = _chosen(pick)
        if chosen is not None:
            choices = (chosen, *(choice for choice in choices if choice.code != pick))
    choices = choices[: max(limit, 0)]
    return Match(position, bool(choices) and choices[0].score >= ACCEPTED_FROM, choices)


def match_many(positions: Iterable[str]) -> Iterator[Match]:
    """A match for each position, in order; repeats cost a look-up."""
    for position in positions:
        yield match(position)


def quick_code(position: str) -> str:
    """The code that would be accepted, or "". Known titles only, no word comparison: the hot path of an import."""
    return code_in(reference.default(), position)


def quick_coder() -> Callable[[str], str]:
    """`quick_code` for one import: whether other downloads came in is looked at once, not for every title."""
    return partial(code_in, reference.default())


@lru_cache(maxsize=KEPT)
def code_in(known: reference.Reference, position: str) -> str:
    """`quick_code` in one reference; what is kept of an earlier one is not asked for again."""
    for order, role in enumerate(readings(position)):
        if role.certain:
            for score, name in _known_titles(known, role, order):
                if score >= ACCEPTED_FROM:
                    return known.occupation(known.name_occ[name])[0]
    return ""


@lru_cache(maxsize=KEPT_CHOICES)
def _choices(known: reference.Reference, position: str) -> tuple[Choice, ...]:
    roles = list(readings(position))
    scores: dict[int, float] = {}
    for order, role in enumerate(roles):
        _collect(known, role, order, scores)
        if scores and max(scores.values()) >= ACCEPTED_FROM:
            break
    if not scores or max(scores.values()) < ACCEPTED_FROM:
        for order, role in enumerate(roles):
            mended = respelled(known, role.words)
            if mended != role.words:
                _collect(known, Role(mended, role.certain), order, scores)
    for order, role in enumerate(roles[:3]):
        for number, score in overlapping(known, role.words).items():
            scores[number] = max(scores.get(number, 0.0), min(score - LATER_READING * order, NEVER_ALONE))
    best = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[:10]
    return tuple(Choice(*known.occupation(number), round(score, 3)) for number, score in best)


def _collect(known: reference.Reference, role: Role, order: int, scores: dict[int, float]) -> None:
    """Put the occupations of the titles found in a role into `scores`, keeping the best score of each."""
    for score, name in _known_titles(known, role, order):
        for rank, number in enumerate(known.owners(name)):
            reduced = score - (SECOND_CHOICE + 0.05 * (rank - 1) if rank else 0.0)
            scores[number] = max(scores.get(number, 0.0), reduced)
        if score >= ACCEPTED_FROM:
            return


def _known_titles(known: reference.Reference, role: Role, order: int) -> Iterator[tuple[float, int]]:
    """(score, name number) of the known titles inside a role: whole, then the longest at the end, at the start,
    inside.
    """
    words = role.words
    lasts = [singular(word) for word in words]
    for start, end, place in _spans(len(words)):
        name = known.name(" ".join((*words[start : end - 1], lasts[end - 1])))
        if name != reference.MISSING:
            score = (
                _score(words, start, end, place, reference.SOURCES[known.name_source[name]], order)
                - LATER_READING * order
            )
            yield score if role.certain else min(score, NEVER_ALONE), name


@lru_cache(maxsize=LONGEST_ROLE + 1)
def _spans(length: int) -> tuple[tuple[int, int, float], ...]:
    """(start, end, place) of every run of words, in the order in which they are tried."""
    ends = [(start, length, AT_END) for start in range(1, length)]
    starts = [(0, end, AT_START) for end in range(length - 1, 0, -1)]
    inside = [
        (start, end, INSIDE)
        for size in range(length - 2, 1, -1)
        for start in range(1, length - size)
        for end in (start + size,)
    ]
    return ((0, length, WHOLE), *ends, *starts, *inside)


def _score(words: tuple[str, ...], start: int, end: int, place: float, source: str, order: int) -> float:
    """How sure a known title at `start:end` is, from where it stands, what is left over and where the title comes
    from.
    """
    size, rest = end - start, len(words) - (end - start)
    score = place - 0.02 * rest
    if source == "offer":
        return NEVER_ALONE if place == WHOLE else OFFERED_INSIDE - 0.02 * rest
    if source in IMPORTED:
        return _imported_score(source, words[:start], size, place, rest)
    single = size == 1
    if place == WHOLE:
        return ASKED if single and order and words[0] in LEAN_ALONE else score
    if single:
        score -= SINGLE_WORD
        if words[start] in LEAN_ALONE or words[start] in RANKS or rest > LONGEST_SINGLE_REST:
            return OFFERED_INSIDE
    if source == "function" and single:
        return OFFERED_INSIDE
    if place == AT_START and (single or any(_names_worker(word) for word in words[end:])):
        return min(score, ASKED)
    if place == AT_END and (_said_of_another_field(words, start) or _worker_stands_before(words, start)):
        return ASKED
    if source == "function" and not NEUTRAL.issuperset((*words[:start], *words[end:])):
        return ASKED
    return score


def _imported_score(source: str, before: tuple[str, ...], size: int, place: float, rest: int) -> float:
    """A title of the downloads: taken when one occupation alone has it and nothing but a rank stands before it."""
    if place == WHOLE or (place == AT_END and size > 1 and NEUTRAL.issuperset(before)):
        return place - 0.02 * rest if source == "listed" else ASKED
    return IMPORTED_PART - 0.02 * rest if size > 1 else IMPORTED_WORD


def _said_of_another_field(words: tuple[str, ...], start: int) -> bool:
    """Whether the words before a title change it: 'assistant to the chief executive officer', 'production support
    specialist'.
    """
    before = words[:start]
    if any(word in ("to", "for", "of", "with", "by") for word in before):
        return True
    return words[start] in VAGUE_STARTS and not NEUTRAL.issuperset(before)


def _worker_stands_before(words: tuple[str, ...], start: int) -> bool:
    """Whether the work is named before a mere field: 'project manager market research' is a project manager."""
    return start > 1 and _names_worker(words[start - 1]) and not _names_worker(words[-1])


def _names_worker(word: str) -> bool:
    """Whether a word may name another worker ('trainer'), so that the title before it is only what the job is about."""
    return word in RANKS or (word.endswith(WORKER_ENDINGS) and word not in NOT_WORKERS)


def _chosen(code: str) -> Choice | None:
    """A remembered pick as a choice; None when the pack does not know the code any more."""
    rows = reference.default().rows("SELECT code, title FROM occupation WHERE code = ?", (code,))
    return Choice(rows[0][0], rows[0][1], REMEMBERED) if rows else None
