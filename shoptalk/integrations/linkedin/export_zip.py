"""LinkedIn's export as it is downloaded: a zip, sometimes one of several parts, sometimes with folders inside."""

import zipfile
from collections.abc import Iterator

from ..ports.people import CannotRead
from ..tidying.text import word_set

NO_CONNECTIONS = (
    "This LinkedIn export has no Connections.csv in it: on LinkedIn open Settings, Data privacy, “Get a copy of your "
    "data”, tick Connections, and choose the zip that LinkedIn sends."
)
NOT_LINKEDIN = (
    "This zip has no Connections.csv in it: choose a LinkedIn export, or unpack the zip and choose the file with your "
    "contacts."
)

# Files that only LinkedIn's export has: the zip is the right kind, only the wrong part.
_TELLTALE = word_set(
    "messages.csv invitations.csv profile.csv positions.csv skills.csv registration.csv rich_media.csv "
    "ad_targeting.csv endorsement_received_info.csv logins.csv phonenumbers.csv"
)


def member_named(archive: zipfile.ZipFile, name: str) -> zipfile.ZipInfo | None:
    """Return the member called ``name`` (any case, any folder; the outermost), without macOS's shadow files."""
    found = [member for member in _files(archive) if _base(member) == name.lower()]
    return min(found, key=lambda member: member.filename.count("/"), default=None)


def connections_member(archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    """Return the member that holds the connections; CannotRead says what to ask LinkedIn for when there is none."""
    exact = member_named(archive, "Connections.csv")
    if exact is not None:
        return exact
    for member in _files(archive):
        if _base(member).startswith("connections") and _base(member).endswith(".csv"):
            return member
    known = any(_base(member) in _TELLTALE or "linkedin" in member.filename.lower() for member in _files(archive))
    raise CannotRead(NO_CONNECTIONS if known else NOT_LINKEDIN)


def _files(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    return (
        member
        for member in archive.infolist()
        if not member.filename.endswith("/") and "__macosx" not in member.filename.lower()
    )


def _base(member: zipfile.ZipInfo) -> str:
    return member.filename.replace("\\", "/").rpartition("/")[2].lower()
