"""Who led to whom: reach and depth of a chain of introductions. Works for any input, circles included."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

Who = TypeVar("Who", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Branch(Generic[Who]):
    """One person in the tree, with those whom they led to."""

    who: Who
    children: tuple[Branch[Who], ...] = ()
    depth: int = 0  # how many handshakes from the root
    reach: int = 0  # everybody below, at any distance
    generations: int = 0  # the longest chain below

    def walk(self) -> Iterator[Branch[Who]]:
        """This one and all below, each before its children."""
        waiting = [self]
        while waiting:
            branch = waiting.pop()
            yield branch
            waiting.extend(reversed(branch.children))


def grow(led: Iterable[tuple[Who, Who]]) -> tuple[Branch[Who], ...]:
    """The trees of these pairs (who led, to whom). The first who led to somebody counts; the order given is kept.

    Somebody who would be their own ancestor becomes a root instead: a circle is cut where it closes. Who named only
    people that somebody else had named first stands alone, so that nobody is left out.
    """
    parent: dict[Who, Who] = {}
    seen: dict[Who, None] = {}
    for giver, named in led:
        if giver == named:
            continue
        seen.setdefault(giver)
        seen.setdefault(named)
        if named not in parent and not _is_above(named, giver, parent):
            parent[named] = giver
    below: dict[Who, list[Who]] = defaultdict(list)
    for who in seen:
        if who in parent:
            below[parent[who]].append(who)
    roots = [who for who in seen if who not in parent]
    return tuple(_branch(root, below) for root in roots)


def _is_above(who: Who, start: Who, parent: dict[Who, Who]) -> bool:
    """Is `who` the start itself, or one of those who led to it?"""
    at: Who | None = start
    while at is not None:
        if at == who:
            return True
        at = parent.get(at)
    return False


def _branch(root: Who, below: dict[Who, list[Who]]) -> Branch[Who]:
    """Built from the leaves up, without recursion: a chain may be longer than Python's stack."""
    order: list[tuple[Who, int]] = []
    waiting = [(root, 0)]
    while waiting:
        who, depth = waiting.pop()
        order.append((who, depth))
        waiting.extend((child, depth + 1) for child in below[who])
    made: dict[Who, Branch[Who]] = {}
    for who, depth in reversed(order):
        children = tuple(made[child] for child in below[who])
        made[who] = Branch(
            who, children, depth,
            reach=sum(child.reach + 1 for child in children),
            generations=max((child.generations + 1 for child in children), default=0),
        )  # fmt: skip
    return made[root]
