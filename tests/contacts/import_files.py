"""Small files for the import tests, written where the reader of a test sees them."""

import io
import zipfile
from pathlib import Path

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
DANA = (
    "Dana,Whitfield,https://www.linkedin.com/in/dana-whitfield,dana@rivermark.example,"
    "Rivermark,Urban Planner,02 Jun 2021"
)
PRIYA = "Priya,Raman,https://www.linkedin.com/in/priya-raman,,Lattice Health,Learning Designer,14 Aug 2019"
MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n"
    "c1,,Marisol Vega,https://www.linkedin.com/in/marisol-vega,Dana Whitfield,"
    "https://www.linkedin.com/in/dana-whitfield,2024-03-01 10:00:00 UTC,,Hello,INBOX\n"
    "c1,,Dana Whitfield,https://www.linkedin.com/in/dana-whitfield,Marisol Vega,"
    "https://www.linkedin.com/in/marisol-vega,2024-03-02 11:00:00 UTC,,Hello back,INBOX\n"
    "c2,,Marisol Vega,https://www.linkedin.com/in/marisol-vega,Carl Nobody,"
    "https://www.linkedin.com/in/carl-nobody,2023-01-02 11:00:00 UTC,,Hi,INBOX\n"
)


def connections(*rows: str) -> str:
    return "\n".join((HEADER, *rows)) + "\n"


def linkedin_zip(*rows: str, messages: str = MESSAGES) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("Connections.csv", connections(*rows))
        archive.writestr("messages.csv", messages)
    return made.getvalue()


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
