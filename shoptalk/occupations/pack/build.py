"""Make the committed pack from a core reference file and our own lists: `python -m shoptalk.occupations.pack.build
CORE.sqlite`.

What goes in: codes, titles, keys with their source and weight, groups, national and state pay with employment. What
stays out:
descriptions and task texts, which are other people's sentences. The same inputs give the same bytes.
"""

from __future__ import annotations

import math
import sqlite3
import sys
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from shoptalk.occupations.reference import PACK, SOURCES, hash_of
from shoptalk.occupations.stems import stems
from shoptalk.occupations.wording import title_key

HERE = Path(__file__).parent
LEADS = (
    "manager",
    "director",
    "head",
    "lead",
    "leader",
    "vice president",
    "executive director",
    "team lead",
    "team leader",
)
DOES = (
    "specialist",
    "coordinator",
    "associate",
    "analyst",
    "intern",
    "executive",
    "officer",
    "representative",
    "consultant",
    "advisor",
    "administrator",
    "professional",
    "expert",
    "generalist",
    "assistant",
    "",
)
BITS_PER_KEY = 32  # the bitmap lets one key in thirty through that is not there
ALIAS, FUNCTION, OFFER = "alias", "function", "offer"
WEIGHTS = {ALIAS: 1.0, FUNCTION: 0.9, OFFER: 0.5}

SCHEMA = """
CREATE TABLE meta(key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE occupation(id INTEGER PRIMARY KEY, code TEXT UNIQUE NOT NULL, title TEXT NOT NULL, cell INTEGER, jobs
INTEGER);
CREATE TABLE soc_group(code TEXT PRIMARY KEY, level TEXT NOT NULL, title TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE title(key TEXT PRIMARY KEY, occ INTEGER NOT NULL, src TEXT NOT NULL, w REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE second(name INTEGER, rank INTEGER, occ INTEGER NOT NULL, PRIMARY KEY(name, rank)) WITHOUT ROWID;
CREATE TABLE word(word TEXT PRIMARY KEY, idf REAL NOT NULL, names BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE spelling(spelling TEXT PRIMARY KEY, uses INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE cell(cell INTEGER PRIMARY KEY, title TEXT NOT NULL);
CREATE TABLE area(id INTEGER PRIMARY KEY, state TEXT UNIQUE NOT NULL, name TEXT NOT NULL);
CREATE TABLE wage(cell INTEGER, area INTEGER, jobs INTEGER, mean INTEGER, p10 INTEGER, p25 INTEGER, p50 INTEGER, p75
INTEGER,
  p90 INTEGER, hourly INTEGER, topcoded TEXT, PRIMARY KEY(cell, area)) WITHOUT ROWID;
"""
# OEWS names areas by FIPS number; people and addresses use postal letters.
POSTAL_LETTERS = (
    "01=AL 02=AK 04=AZ 05=AR 06=CA 08=CO 09=CT 10=DE 11=DC 12=FL 13=GA 15=HI 16=ID 17=IL 18=IN 19=IA 20=KS "
    "21=KY 22=LA 23=ME 24=MD "
    "25=MA 26=MI 27=MN 28=MS 29=MO 30=MT 31=NE 32=NV 33=NH 34=NJ 35=NM 36=NY 37=NC 38=ND 39=OH 40=OK 41=OR "
    "42=PA 44=RI 45=SC 46=SD "
    "47=TN 48=TX 49=UT 50=VT 51=VA 53=WA 54=WV 55=WI 56=WY 66=GU 72=PR 78=VI 00=US"
)
POSTAL = dict(pair.split("=") for pair in POSTAL_LETTERS.split())


def full_code(code: str) -> str:
    """'15-1252' as '15-1252.00'."""
    return code if "." in code else f"{code}.00"


def own_titles() -> Iterator[tuple[str, list[str], str]]:
    """(title, codes best first, source) of our own lists; the first to name a key wins, so aliases come before
    functions.
    """
    for name in ("aliases.tsv", "other_languages.tsv"):
        for codes, titles in _rows(name):
            source = OFFER if codes.startswith("?") else ALIAS
            for title in titles.split(";"):
                yield title.strip(), [full_code(code) for code in codes.lstrip("?").split(",")], source
    for field, leads, does in _rows("functions.tsv"):
        for ranks, codes in ((LEADS, leads), (DOES, does)):
            source = OFFER if codes.startswith("?") else FUNCTION
            listed = [full_code(code) for code in codes.lstrip("?").split(",")]
            for rank in ranks:
                yield f"{field} {rank}".strip(), listed, source
        for rank in ("vice president", "head", "director", "manager"):
            yield f"{rank} {field}", [full_code(code) for code in leads.split(",")], FUNCTION


def _rows(name: str) -> Iterator[list[str]]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.split("\t")


def gather_titles(core: sqlite3.Connection, ids: dict[str, int]) -> dict[str, list[tuple[int, str, float]]]:
    """Every key with its occupations, best first. Our own words outrank the official lists, occupation titles the
    indexes.
    """
    titles: dict[str, list[tuple[int, str, float]]] = {}
    for title, codes, source in own_titles():
        key = title_key(title)
        if key and key not in titles:
            titles[key] = [(ids[code], source, WEIGHTS[source]) for code in codes]
    own = set(titles)
    official: dict[str, dict[int, tuple[str, float]]] = defaultdict(dict)
    for norm, occ, source, weight in core.execute("SELECT norm, occ, src, w FROM title ORDER BY w DESC, norm, occ"):
        key = title_key(norm)
        if key and key not in own:
            official[key].setdefault(occ, (source.split(",")[0], weight))
    for key, found in official.items():
        titles[key] = [(occ, source, weight) for occ, (source, weight) in found.items()]
    return titles


def write_titles(pack: sqlite3.Connection, titles: dict[str, list[tuple[int, str, float]]]) -> None:
    """The titles, the bitmap and hashes that find one of them, and the word index for the overlap search.

    Titles are numbered in the order of their hashes.
    """
    keys = sorted(titles, key=hash_of)
    hashes = array("Q", map(hash_of, keys))
    if len(set(hashes)) < len(keys):
        sys.exit("Two titles share a hash: change hash_of in reference.py.")
    size = 1 << max(10, math.ceil(math.log2(len(keys) * BITS_PER_KEY)))
    bitmap = bytearray(size // 8)
    owners, sources = array("H"), bytearray()
    listings: dict[str, list[int]] = defaultdict(list)
    uses: Counter[str] = Counter()
    for number, key in enumerate(keys):
        (occ, source, weight), *others = titles[key]
        pack.execute("INSERT INTO title VALUES (?,?,?,?)", (key, occ, source, weight))
        pack.executemany(
            "INSERT INTO second VALUES (?,?,?)", [(number, rank, other) for rank, (other, _, _) in enumerate(others, 1)]
        )
        owners.append(occ)
        sources.append(SOURCES.index(source))
        bit = zlib.crc32(key.encode()) & (size - 1)
        bitmap[bit >> 3] |= 1 << (bit & 7)
        uses.update(word for word in key.split() if len(word) > 4 and word.isalpha())
        for stem in set(stems(key.split())):
            listings[stem].append(number)
    idf = {stem: math.log(1 + len(keys) / len(numbers)) for stem, numbers in listings.items()}
    for stem in sorted(listings):
        pack.execute(
            "INSERT INTO word VALUES (?,?,?)", (stem, round(idf[stem], 4), array("I", listings[stem]).tobytes())
        )
    pack.executemany("INSERT INTO spelling VALUES (?,?)", sorted(uses.items()))
    mass = array("f", (sum(idf[stem] for stem in set(stems(key.split()))) for key in keys))
    for name, value in (
        ("bitmap", bytes(bitmap)),
        ("hashes", hashes.tobytes()),
        ("name_occ", owners.tobytes()),
        ("name_source", bytes(sources)),
        ("name_mass", mass.tobytes()),
    ):
        pack.execute("INSERT INTO meta VALUES (?,?)", (name, value))


def write_facts(pack: sqlite3.Connection, core: sqlite3.Connection) -> None:
    """Groups, areas, survey cells and pay; a row of pay without any figure is left out (its absence says "no
    survey").
    """
    pack.executemany(
        "INSERT INTO soc_group VALUES (?,?,?)", core.execute("SELECT code, level, title FROM soc_group ORDER BY code")
    )
    for number, state, name in core.execute("SELECT id, state, name FROM area ORDER BY id").fetchall():
        pack.execute(
            "INSERT INTO area VALUES (?,?,?)", (number, POSTAL[state], "United States" if number == 0 else name)
        )
    pack.executemany(
        "INSERT INTO cell VALUES (?,?)",
        core.execute(
            "SELECT CAST(replace(code,'-','') AS INTEGER), title FROM oews_code "
            "WHERE code IN (SELECT oews FROM occupation) ORDER BY code"
        ),
    )
    pack.executemany(
        "INSERT INTO wage VALUES (?,?,?,?,?,?,?,?,?,?,?)",
        core.execute(
            "SELECT CAST(replace(oews,'-','') AS INTEGER), area, emp, mean, p10, p25, p50, p75, p90, hourly, "
            "nullif(topcoded,'') "
            "FROM wage WHERE oews IN (SELECT oews FROM occupation) AND (emp IS NOT NULL OR p50 IS NOT NULL OR mean "
            "IS NOT NULL) "
            "ORDER BY oews, area"
        ),
    )


def build(core_path: Path, target: Path) -> None:
    """Write the pack at `target` from the core reference at `core_path`."""
    target.unlink(missing_ok=True)
    core = sqlite3.connect(f"file:{core_path}?mode=ro", uri=True)
    pack = sqlite3.connect(target)
    pack.execute("PRAGMA page_size=4096")
    pack.executescript(SCHEMA)
    ids = {}
    for number, code, title, cell, jobs in core.execute(
        "SELECT o.id, o.onet_soc, o.title, CAST(replace(o.oews,'-','') AS INTEGER), w.emp FROM occupation o "
        "LEFT JOIN wage w ON w.oews = o.oews AND w.area = 0 ORDER BY o.id"
    ):
        ids[code] = number
        pack.execute("INSERT INTO occupation VALUES (?,?,?,?,?)", (number, code, title, cell, jobs))
    write_facts(pack, core)
    write_titles(pack, gather_titles(core, ids))
    pack.execute("INSERT INTO meta VALUES ('year', 2025)")
    pack.commit()
    pack.execute("VACUUM")
    pack.close()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Give the path of the core reference file: python -m shoptalk.occupations.pack.build CORE.sqlite")
    build(Path(sys.argv[1]), PACK)
    print(f"{PACK.name}: {PACK.stat().st_size:,} bytes")
