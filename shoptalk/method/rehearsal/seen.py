"""What every point of a look back is put together from."""

from __future__ import annotations

from shoptalk.method.rehearsal.points import Point, Quote
from shoptalk.method.rehearsal.transcript import Place, Transcript


def point(key: str, ok: bool, rule: str, good: str, bad: str, *quotes: Quote | None) -> Point:
    return Point(key, ok, good if ok else bad, tuple(quote for quote in quotes if quote is not None), rule)


def your_start(call: Transcript) -> Quote:
    """Your first words, for what is missing there."""
    return call.opening[0].quote if call.opening else call.whole(call.yours[0])


def your_last(call: Transcript) -> Quote:
    last = call.yours[-1]
    own = [place for place in call.clauses if place.turn == last]
    return own[-1].quote if own else call.whole(last)


def quote_of(place: Place | None) -> Quote | None:
    return place.quote if place else None
