"""An IMAP server with nothing in it that answers as told at each command: "connect", "LOGIN", "SELECT", "UID SEARCH" …

`say("LOGIN", "NO [AUTHENTICATIONFAILED] Invalid credentials")` changes the tagged answer; `lines["LIST"]` are the
untagged lines that come before it.
"""

import re
from pathlib import Path

from tests.servers.scripted import DROP, HANG, Line, Scripted

__all__ = ["DROP", "HANG", "ScriptedImap"]
LITERAL = re.compile(r"\{(\d+)\+?\}$")


class ScriptedImap(Scripted):
    """`appended` holds every message that a client put into a folder: (folder and flags, content)."""

    def __init__(self, certificate: tuple[Path, Path], tls: str = "tls"):
        self.appended: list[tuple[str, bytes]] = []
        self.capabilities = "IMAP4rev1 IDLE UIDPLUS SPECIAL-USE AUTH=PLAIN AUTH=XOAUTH2"
        self.lines = {
            "LIST": [r'* LIST (\HasNoChildren) "/" "INBOX"', r'* LIST (\HasNoChildren \Sent) "/" "Sent"'],
            "SELECT": ["* 0 EXISTS", "* 0 RECENT", "* OK [UIDVALIDITY 7] valid", "* OK [UIDNEXT 1] next"],
            "STATUS": ['* STATUS "INBOX" (MESSAGES 0 UIDNEXT 1 UIDVALIDITY 7)'],
            "UID SEARCH": ["* SEARCH"],
            "SEARCH": ["* SEARCH"],
        }
        self.lines["EXAMINE"] = self.lines["SELECT"]
        super().__init__(_converse, certificate, tls)


def _converse(server: ScriptedImap, connection) -> None:
    line = Line(server, connection)
    line.write(server.answer("connect", "* OK scripted"))
    while True:
        tag, _, command = line.read().partition(" ")
        words = command.split(" ")
        name = " ".join(words[:2]).upper() if words[0].upper() == "UID" else words[0].upper()
        if found := LITERAL.search(command):
            if not found[0].endswith("+}"):
                line.write("+ go on")
            content = line.read_bytes(int(found[1]))
            line.read()
            if name == "APPEND":
                server.appended.append((command[len("APPEND ") : found.start()].strip(), content))
        if name == "AUTHENTICATE" and len(words) == 2:
            line.write("+ ")
            line.read()
        if name == "IDLE":
            line.write("+ idling", *server.lines.get("IDLE", []))
            line.read()
        offers = server.capabilities + (" STARTTLS" if server.tls == "starttls" else "")
        said = server.answer(name, "OK done")
        line.write(*([f"* CAPABILITY {offers}"] if name == "CAPABILITY" else server.lines.get(name, [])))
        if name == "LOGOUT":
            return line.write("* BYE scripted", f"{tag} {said}")
        line.write(f"{tag} {said}")
        if name == "STARTTLS" and said.startswith("OK"):
            line.encrypt()
