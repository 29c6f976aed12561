"""Whatever bytes come, a reader answers with people, unread rows, or one sentence; what was written is read."""

import csv
import io
import zipfile
from datetime import date

import pytest
import vobject
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from shoptalk.integrations.linkedin.connections_csv import read_connections
from shoptalk.integrations.ports import people as port
from shoptalk.integrations.ports.people import CannotRead, PersonRow, Unread
from shoptalk.integrations.recognition import (
    read_correspondence,
    read_pasted,
    read_people,
    read_quick_add,
    recognize,
)
from shoptalk.integrations.spreadsheets.csv_rows import csv_rows, delimiter_of
from shoptalk.integrations.spreadsheets.mapping import columns_from, mapping_from
from shoptalk.integrations.spreadsheets.people import read_row, reading_of
from shoptalk.integrations.spreadsheets.table import open_table
from shoptalk.integrations.tidying.text import one_line
from tests.integrations.reading import SAMPLES

slowly = settings(
    deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)

FILENAMES = st.sampled_from(["Connections.csv", "people.txt", "people.vcf", "people.xlsx", "export.zip", ""])
HEADERS = st.sampled_from(
    [
        b"",
        b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n",
        b"Name;E-mail;Notes\n",
        b"BEGIN:VCARD\nVERSION:3.0\n",
        b"\xff\xfeN\0a\0m\0e\0\n\0",
        b"PK\x03\x04",
    ]
)
# Bytes that mean something to a reader come more often than others.
BYTES = st.one_of(
    st.binary(max_size=400),
    st.lists(
        st.sampled_from(
            [
                b'"',
                b",",
                b"\n",
                b"\r",
                b";",
                b"\t",
                b"=",
                b"\0",
                b"\xff",
                b":",
                b"@",
                b"a",
                b"Dana",
                b" ",
                b"END:VCARD\n",
                b"N:a;b\n",
                b"=\n",
            ]
        )
    ).map(b"".join),
)


def check_rows(rows: list[PersonRow | Unread]) -> None:
    """Every row is clean, complete and no longer than its caps."""
    for row in rows:
        if isinstance(row, Unread):
            assert row.reason.endswith(".")
            assert len(row.text) <= port.UNREAD_TEXT_CAP
            continue
        assert row.full_name
        for text in (*row[1:5], *row.other_emails, row.phone, *row.other_phones, *row[8:13]):
            assert text == one_line(text)
            text.encode()
        assert len(row.full_name) <= port.NAME_CAP + 1
        assert len(row.email) <= port.EMAIL_CAP
        assert len(row.organization) <= port.WORDS_CAP
        assert len(row.url) <= port.URL_CAP + len("https://")
        assert len(row.notes) <= port.NOTES_CAP


def answers(read) -> list | None:
    """Return what a reader yields, None when it refuses in a sentence; anything else it raises fails the test."""
    try:
        return list(read())
    except CannotRead as refusal:
        assert str(refusal).endswith(".")
        return None


@slowly
@given(HEADERS, BYTES, FILENAMES)
def test_no_bytes_raise_anything_but_cannot_read(header, content, filename):
    file = io.BytesIO(header + content)
    check_rows(answers(lambda: read_people(file, filename)) or [])
    answers(lambda: [recognize(file, filename)])
    answers(lambda: [read_correspondence(file, filename)])
    assert not file.closed


@slowly
@given(st.sampled_from(sorted(path.name for path in SAMPLES.iterdir() if path.suffix)), st.data())
def test_no_damage_to_a_real_file_raises_anything_but_cannot_read(name, data):
    content = bytearray((SAMPLES / name).read_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(content)))
        content[at : at + data.draw(st.integers(0, 40))] = data.draw(BYTES)
    file = io.BytesIO(content)
    check_rows(answers(lambda: read_people(file, name)) or [])
    answers(lambda: [recognize(file, name)])
    answers(lambda: [read_correspondence(file, name)])


@slowly
@given(
    st.dictionaries(
        st.sampled_from(["Connections.csv", "messages.csv", "Invitations.csv", "Profile.csv", "a/b"]), BYTES, max_size=4
    )
)
def test_no_content_of_an_export_raises_anything_but_cannot_read(members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    check_rows(answers(lambda: read_people(file, "export.zip")) or [])
    answers(lambda: [read_correspondence(file, "export.zip")])


@slowly
@given(
    st.one_of(
        st.text(max_size=300),
        st.lists(
            st.sampled_from(
                ["Dana ", "Whitfield", ", ", "@", "a@b.example", " at ", "\t", "412 555 0142", "<", ">", "(", '"', "- "]
            )
        ).map("".join),
    )
)
def test_no_text_pasted_raises_anything_but_cannot_read(text):
    check_rows(answers(lambda: read_pasted(text)) or [])
    check_rows(answers(lambda: [read_quick_add(text)]) or [])


# Count conservation -----------------------------------------------------------------------------------------------

CELLS = st.text(st.one_of(st.characters(exclude_categories=["Cs", "Cc"]), st.just("\n")), max_size=12)
ROWS = st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=12)


@slowly
@given(ROWS)
@example([["Dana\nLee", 'O"Neil', "a,b"], ["", "", ""]])
def test_every_row_is_a_person_or_unread(rows):
    file = io.StringIO()
    csv.writer(file).writerows([["First name", "Last name", "Company"], *rows])
    read = list(
        read_people(
            io.BytesIO(file.getvalue().encode()), "people.csv", {"given_name": "First name", "family_name": "Last name"}
        )
    )
    assert len(read) == sum(1 for row in rows if "".join(row).strip())
    check_rows(read)


@slowly
@given(
    st.lists(
        st.sampled_from(["Dana Whitfield", "x", "dana@r.example", "12", "Whitfield, Dana", "- Omar", "a" * 3000]),
        max_size=12,
    )
)
def test_every_pasted_line_is_a_person_or_unread(lines):
    assert len(list(read_pasted("\n".join(lines)))) == len(lines)


@slowly
@given(
    st.lists(
        st.tuples(st.booleans(), st.sampled_from(["FN:Dana", "junk", "N:a;b", "EMAIL:x"]), st.booleans()), max_size=10
    )
)
def test_every_card_is_a_person_or_unread(cards):
    text = "".join(f"BEGIN:VCARD\n{line}\n{'END:VCARD' if ends else ''}\n" for _, line, ends in cards)
    assume(text)
    assert len(list(read_people(io.BytesIO(text.encode()), "people.vcf"))) == len(cards)


@slowly
@given(
    st.lists(st.one_of(st.just('"'), st.just(","), st.just("\n"), st.just("a"), st.just("\r")), max_size=60).map(
        "".join
    )
)
def test_every_line_is_in_some_row(text):
    """The line numbers rise, and no row begins beyond the text."""
    numbers = [row.line if isinstance(row, Unread) else row[0] for row in csv_rows(io.StringIO(text, newline=""), ",")]
    assert numbers == sorted(set(numbers))
    assert all(1 <= number <= len(io.StringIO(text, newline="").readlines()) for number in numbers)


# The short way and the long way -----------------------------------------------------------------------------------

ODD = [
    "",
    " ",
    "  ",
    "'",
    "'=1",
    "N/A",
    "null",
    "Dana",
    "Müller",
    "O'Neil",
    "Mary Ann",
    "Whitfield, PhD",
    "李",
    "小明",
    "🌱",
    '"Bob"',
    "\u202e",
    "e\u0301",
    "\xa0",
    "(she)",
    "de la Cruz",
    "MBA",
    "x" * 90,
    "a@b.example",
    "A@B.Example",
    "<a@b.example>",
    "a@b.example;c@d.example",
    "12 Mar 2021",
    "03/12/2021",
    "12 Mar 2999",
    "https://www.linkedin.com/in/dana",
    "https://www.linkedin.com/in/dana>",
    "https://www.linkedin.com/in/a ::: b",
    "https://www.linkedin.com/in/a b",
    "javascript:x",
    "Rivermark",
    "Acme, Inc.",
    "-",
    "None",
    "Two  spaces",
    " edges ",
]


EVERYDAY = ["Dana", "Whitfield", "https://www.linkedin.com/in/dana", "", "Rivermark", "Senior Planner", "12 Mar 2021"]
CHANGES = st.lists(st.tuples(st.integers(0, 6), st.one_of(st.sampled_from(ODD), CELLS)), min_size=1, max_size=3)


@settings(slowly, max_examples=250)
@given(st.lists(CHANGES, min_size=1, max_size=6), st.sampled_from([[], [""], ["more"]]))
def test_everyday_rows_of_linkedin_read_the_same_the_short_and_the_long_way(changes, more):
    rows = [[*EVERYDAY, *more] for _ in changes]
    for row, odd_cells in zip(rows, changes, strict=True):
        for at, odd in odd_cells:
            row[at] = odd
    header = ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"]
    numbered = list(enumerate([header, *rows], 1))
    table = open_table(iter(numbered))
    assume(table.columns == tuple(header))
    reading = reading_of(table, columns_from(mapping_from(table.guess, table.columns), table.columns))
    long_way = [read_row((line, list(cells)), reading) for line, cells in numbered[1:]]
    assert list(read_connections(table)) == long_way


# Round trips ------------------------------------------------------------------------------------------------------

WORDS = st.from_regex(r"[A-ZÄÖÉ][a-zäöüßéñ]{2,9}", fullmatch=True).filter(
    lambda word: word.lower() not in ("none", "null", "nan")
)
EMAILS = st.from_regex(r"[a-z]{1,8}(\.[a-z]{1,8})?@[a-z]{2,8}\.example", fullmatch=True)
PHONES = st.from_regex(r"\+[1-9][0-9]{1,2} [0-9]{3} [0-9]{4}", fullmatch=True)
DAYS = st.dates(date(1970, 1, 1), date(2099, 12, 31))
PEOPLE = st.lists(st.tuples(WORDS, WORDS, EMAILS, PHONES, WORDS, WORDS, DAYS), min_size=1, max_size=8)


@slowly
@given(PEOPLE, st.sampled_from(",;\t|"), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"]))
def test_what_a_table_says_is_read_whatever_its_delimiter_and_encoding(people, delimiter, encoding):
    file = io.StringIO()
    writer = csv.writer(file, delimiter=delimiter)
    writer.writerow(["First name", "Last name", "E-mail", "Phone", "Company", "Job title", "Met on"])
    writer.writerows([*person[:6], person[6].isoformat()] for person in people)
    read = list(read_people(io.BytesIO(file.getvalue().encode(encoding)), "people.csv"))
    assert [
        (r.given_name, r.family_name, r.email, r.phone, r.organization, r.position, r.connected_on) for r in read
    ] == people


@slowly
@given(PEOPLE)
def test_what_a_card_says_is_read(people):
    text = ""
    for given_name, family_name, email, phone, organization, position, _ in people:
        card = vobject.vCard()
        card.add("n").value = vobject.vcard.Name(family=family_name, given=given_name)
        card.add("fn").value = f"{given_name} {family_name}"
        card.add("email").value = email
        card.add("tel").value = phone
        card.add("org").value = [organization, "Unit"]
        card.add("title").value = position
        card.add("photo").value = "AAAA" * 50
        text += card.serialize()
    read = list(read_people(io.BytesIO(text.encode()), "people.vcf"))
    assert [(r.given_name, r.family_name, r.email, r.phone, r.organization, r.position) for r in read] == [
        p[:6] for p in people
    ]


@slowly
@given(st.text(max_size=200))
def test_some_delimiter_is_always_found(text):
    assert delimiter_of(text) in ",;\t|"


@pytest.mark.parametrize("delimiter", list(",;\t|"))
def test_delimiter_is_the_one_that_cuts_evenly(delimiter):
    lines = [delimiter.join(("Name", "E-mail", "Notes")), delimiter.join(("Dana", "d@r.example", '"one, two; three"'))]
    assert delimiter_of("\n".join(lines)) == delimiter
