"""The title index with the titles of the imported downloads.

What the pack knows stays as it is: its own lists were weighed by hand, and the official lists give common words to
hundreds of occupations. A new title counts as `listed` when one occupation alone has it (taken when it is the whole
position), and as `shared` when several do (offered, never taken).
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict

from shoptalk.occupations.reference import PACK, hash_of
from shoptalk.occupations.title_index import stamp, write_titles
from shoptalk.occupations.vocabulary import LEAN_ALONE, RANKS, VAGUE_STARTS
from shoptalk.occupations.wording import LONGEST_ROLE, title_key

LISTED, SHARED = "listed", "shared"
MOST_OWNERS = 8  # a title of more occupations ("supervisor") names none of them
LONGEST_KEY = 80
SHORTEST_WORD = 4
# How much a kind of title is trusted: people's own words for their work before the long list of alternates.
TRUST = {"occupation": 0.9, "reported": 0.8, "alternate": 0.6, "short": 0.5}

Owners = list[tuple[int, str, float]]


def index_titles(db: sqlite3.Connection) -> int:
    """Write the index anew, from the pack's titles and the imported ones; how many are new."""
    with sqlite3.connect(f"{PACK.absolute().as_uri()}?mode=ro&immutable=1", uri=True) as pack:
        titles = _titles_of(pack)
        ids = dict(pack.execute("SELECT code, id FROM occupation"))
        jobs = dict(pack.execute("SELECT id, coalesce(jobs, 0) FROM occupation"))
        year = pack.execute("SELECT value FROM meta WHERE key = 'year'").fetchone()[0]
    pack.close()
    hashes = {hash_of(key) for key in titles}
    added = 0
    for key, owners in _imported(db, ids, jobs, titles).items():
        if (number := hash_of(key)) not in hashes:
            hashes.add(number)
            titles[key] = owners
            added += 1
    for table in ("meta", "title", "second", "word", "spelling"):
        db.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own tables
    write_titles(db, titles)
    db.executemany("INSERT INTO meta VALUES (?,?)", (("year", year), ("stamp", stamp())))
    return added


def _titles_of(pack: sqlite3.Connection) -> dict[str, Owners]:
    """The pack's titles with their occupations, best first."""
    rows = pack.execute("SELECT key, occ, src, w FROM title").fetchall()
    titles: dict[str, Owners] = {key: [(occ, source, weight)] for key, occ, source, weight in rows}
    numbered = sorted(titles, key=hash_of)
    for name, occ in pack.execute("SELECT name, occ FROM second ORDER BY name, rank"):
        owners = titles[numbered[name]]
        owners.append((occ, *owners[0][1:]))
    return titles


def _imported(
    db: sqlite3.Connection, ids: dict[str, int], jobs: dict[int, int], known: dict[str, Owners]
) -> dict[str, Owners]:
    """The keys that only the downloads have. Of several occupations the larger comes first among equally trusted."""
    found: dict[str, dict[int, float]] = defaultdict(dict)
    for title, code, kind in db.execute("SELECT title, code, kind FROM imported_title ORDER BY title, code, dataset"):
        for name in _names(title):
            key = title_key(name)
            if key and key not in known and not _unfit(key):
                owners = found[key]
                owners[ids[code]] = max(owners.get(ids[code], 0.0), TRUST[kind])
    return {key: _owners(key, owners, jobs) for key, owners in found.items() if len(owners) <= MOST_OWNERS}


def _owners(key: str, owners: dict[int, float], jobs: dict[int, int]) -> Owners:
    ordered = sorted(owners, key=lambda occ: (-owners[occ], -jobs[occ], occ))
    source = SHARED if len(owners) > 1 else LISTED
    return [(occ, source, owners[occ]) for occ in ordered]


def _unfit(key: str) -> bool:
    """Longer than anybody's position, or one word that names no work by itself ("general", "lead")."""
    if len(key) > LONGEST_KEY or len(key.split()) > LONGEST_ROLE:
        return True
    return " " not in key and (key in LEAN_ALONE or key in RANKS or key in VAGUE_STARTS or len(key) < SHORTEST_WORD)


def _names(title: str) -> list[str]:
    """ "CEO (Chief Executive Officer)" as both."""
    before, bracket, after = title.partition("(")
    return [name for name in (before, after.partition(")")[0]) if len(name.strip()) > 1] if bracket else [title]
