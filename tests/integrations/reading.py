"""Read a sample, or bytes made in a test, the way the import does."""

import io
from pathlib import Path

from shoptalk.integrations.ports.people import PersonRow, Unread
from shoptalk.integrations.recognition import read_people, recognize

SAMPLES = Path(__file__).parent.parent / "samples"


def sample(name: str) -> io.BytesIO:
    return io.BytesIO((SAMPLES / name).read_bytes())


def people_in(name: str) -> list[PersonRow]:
    return people_of(sample(name), name)


def unread_in(name: str) -> list[Unread]:
    return [row for row in read_people(sample(name), name) if isinstance(row, Unread)]


def people_of(file: io.BytesIO | bytes, filename: str = "people.csv", mapping: dict | None = None) -> list[PersonRow]:
    file = io.BytesIO(file) if isinstance(file, bytes) else file
    return [row for row in read_people(file, filename, mapping) if isinstance(row, PersonRow)]


def kind_of(name: str) -> str:
    return recognize(sample(name), name).kind
