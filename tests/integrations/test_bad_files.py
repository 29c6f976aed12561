"""Files that are no lists of people: one clear sentence, never a stack trace, in bounded memory and time."""

import io
import time
import tracemalloc
import zipfile

import pytest

from shoptalk.integrations.ports.people import MAX_FILE_BYTES, CannotRead, PersonRow, Unread
from shoptalk.integrations.recognition import read_correspondence, read_people, recognize
from tests.integrations.reading import sample

LINKEDIN = b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def zipped(**members: bytes) -> io.BytesIO:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    file.seek(0)
    return file


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"%PDF-1.7\n...", "PDF"),
        (b"\xff\xd8\xff\xe0JFIF", "JPEG"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"GIF89a", "GIF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "old Excel"),
        (b"<!DOCTYPE html><title>Sign in</title>", "web page"),
        (b"{\\rtf1 Dana}", "RTF"),
        (bytes(range(256)) * 40, "does not hold text"),
        (b"\0" * 4096, "does not hold text"),
        (b"PK\x03\x04 cut off", "damaged"),
        (zipped(word__document_xml=b"<w/>").getvalue(), "Word document"),
        (zipped(notes_txt=b"hello").getvalue(), "no Connections.csv"),
        (zipped(Connections_csv=b"").getvalue(), "Connections.csv"),
        (zipped(Connections_csv=b"a,b\n1,2\n").getvalue(), "no header that we know"),
        (b",".join(b"c%d" % number for number in range(10_000)) + b"\n", "10,000 columns"),
        (b"Name,Email\n" + b"x" * 3_000_000, "more than a million characters"),
    ],
)  # fmt: skip
def test_every_wrong_file_gets_one_sentence(content, says):
    for read in (recognize, lambda file, name: list(read_people(file, name))):
        with pytest.raises(CannotRead) as refusal:
            read(io.BytesIO(content), "people.csv")
        assert says in str(refusal.value)
        assert str(refusal.value).endswith(".")
        assert "\n" not in str(refusal.value)


def test_picture_named_csv_is_a_picture():
    with pytest.raises(CannotRead, match="picture"):
        recognize(sample("not_a_table_but_a_jpeg.csv"), "people.csv")


class Endless(io.RawIOBase):
    """A file that says it is larger than the limit, and fails the test when it is read."""

    def seekable(self):
        return True

    def seek(self, offset, whence=0):
        return MAX_FILE_BYTES + 1 if whence == 2 else 0

    def read(self, size=-1):
        raise AssertionError("a file beyond the limit was read")


def test_file_beyond_100_mb_is_refused_unread():
    with pytest.raises(CannotRead, match="100 MB"):
        recognize(Endless(), "people.csv")


def test_zip_bomb_is_refused_by_what_it_declares():
    bomb = zipped(Connections_csv=LINKEDIN + b"\n" * (MAX_FILE_BYTES + 1))
    with pytest.raises(CannotRead, match="unpacks to more"):
        recognize(bomb, "export.zip")


def test_zip_that_understates_its_size_is_damaged():
    content = bytearray(zipped(Connections_csv=LINKEDIN + b"\n" * 100_000).getvalue())
    size = (len(LINKEDIN) + 100_000).to_bytes(4, "little")
    while (at := content.find(size)) >= 0:
        content[at : at + 4] = (len(LINKEDIN) + 50).to_bytes(4, "little")
    with pytest.raises(CannotRead):
        list(read_people(io.BytesIO(content), "export.zip"))


def test_bomb_among_the_messages_is_refused():
    bomb = zipped(Connections_csv=LINKEDIN, messages_csv=b"FROM,TO\n" + b"\n" * (MAX_FILE_BYTES + 1))
    with pytest.raises(CannotRead, match="unpacks to more"):
        read_correspondence(bomb, "export.zip")


def test_zip_member_without_a_name_is_passed_over():
    with pytest.raises(CannotRead, match=r"no Connections\.csv"):
        recognize(io.BytesIO(zipped(A=b"x").getvalue().replace(b"A", b"\0")), "export.zip")


def test_zip_in_a_zip_is_not_followed():
    with pytest.raises(CannotRead, match=r"no Connections\.csv"):
        recognize(zipped(inner_zip=zipped(Connections_csv=LINKEDIN).getvalue()), "export.zip")


def test_workbook_that_unpacks_beyond_all_proportion_is_refused():
    bomb = zipped(xl__workbook_xml=b"<workbook/>", xl__worksheets__sheet1_xml=b" " * (200 << 20))
    with pytest.raises(CannotRead, match="unpacks to more"):
        recognize(bomb, "people.xlsx")


def test_lone_surrogates_are_taken_out():
    text = "Name,Email\nDa\ud800na Whitfield,d@r.example\n".encode("utf-16-le", "surrogatepass")
    [dana] = read_people(io.BytesIO(b"\xff\xfe" + text), "people.csv")
    assert "\ud800" not in dana.full_name
    dana.full_name.encode()


def test_row_of_ten_thousand_cells_costs_that_row_only():
    file = io.BytesIO(
        b"Name,Email\n" + b"Dana Whitfield,d@r.example\n" * 200 + b"x," * 10_000 + b"\nOmar Haddad,o@h.example\n"
    )
    rows = list(read_people(file, "people.csv"))
    assert [type(row) for row in rows[-2:]] == [Unread, PersonRow]


def test_large_file_is_read_in_a_stream():
    row = b"Dana,Whitfield,https://www.linkedin.com/in/dana-whitfield,,Rivermark Planning,Senior Planner,12 Mar 2021\n"
    file = io.BytesIO(LINKEDIN + row * 60_000)
    tracemalloc.start()
    count = sum(1 for _ in read_people(file, "Connections.csv"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 60_000
    assert peak < 6 * 1024 * 1024


def test_reading_stops_as_soon_as_nobody_asks_for_more():
    row = b"Dana,Whitfield,https://www.linkedin.com/in/dana-whitfield,,Rivermark Planning,Senior Planner,12 Mar 2021\n"
    file = io.BytesIO(LINKEDIN + row * 200_000)
    begun = time.process_time()
    next(read_people(file, "Connections.csv"))
    assert time.process_time() - begun < 1
