"""An SMTP server that answers as told at each step: connect, ehlo, starttls, auth, mail, rcpt, data, message, quit.

The step `message` comes after the letter was read: with DROP there, the letter is kept and the answer never sent. An
answer may have several lines, with line breaks between.
"""

from dataclasses import dataclass
from pathlib import Path

from tests.servers.scripted import DROP, HANG, Gone, Line, Scripted

__all__ = ["DROP", "HANG", "ScriptedSmtp", "Taken"]


@dataclass(frozen=True)
class Taken:
    """A letter that the server has kept."""

    sender: str
    recipients: tuple[str, ...]
    content: bytes


class ScriptedSmtp(Scripted):
    """`taken` holds the letters it kept: those answered with 2xx, and those after which the connection dropped.
    `all_at_once`: whether it offers to take several commands in one go (PIPELINING)."""

    def __init__(self, certificate: tuple[Path, Path], tls: str = "starttls", all_at_once: bool = True):
        self.taken: list[Taken] = []
        self.all_at_once = all_at_once
        super().__init__(_converse, certificate, tls)


def _converse(server: ScriptedSmtp, connection) -> None:
    line = Line(server, connection)
    encrypted = server.tls == "tls"
    sender, recipients = "", []
    line.write(server.answer("connect", "220 scripted.test ESMTP"))
    while True:
        command = line.read()
        word = command[:4].lower()
        match word:
            case "ehlo" | "helo":
                offers = ["250-scripted.test", "250-SIZE 60000000", "250-8BITMIME"]
                offers += ["250-PIPELINING"] if server.all_at_once else []
                offers += ["250-STARTTLS"] if server.tls == "starttls" and not encrypted else []
                line.write(*server.answer("ehlo", "\n".join([*offers, "250 AUTH PLAIN LOGIN XOAUTH2"])).split("\n"))
            case "star":
                line.write(said := server.answer("starttls", "220 go ahead"))
                if said.startswith("220"):
                    line.encrypt()
                    encrypted = True
            case "auth":
                said = server.answer("auth", "235 2.7.0 signed in")
                if said.startswith("334"):  # XOAUTH2 explains a refusal, and waits for an empty line
                    line.write(said)
                    line.read()
                    said = "535 5.7.8 not accepted"
                line.write(said)
            case "mail":
                sender, recipients = command.split(":", 1)[1].split(">")[0].strip(" <"), []
                line.write(server.answer("mail", "250 2.1.0 ok"))
            case "rcpt":
                line.write(said := server.answer("rcpt", "250 2.1.5 ok"))
                recipients += [command.split(":", 1)[1].split(">")[0].strip(" <")] if said.startswith("2") else []
            case "data":
                line.write(said := server.answer("data", "354 go on"))
                if said.startswith("354"):
                    taken = Taken(sender, tuple(recipients), line.read_until_dot())
                    try:
                        said = server.answer("message", "250 2.0.0 kept")
                    except Gone:
                        server.taken.append(taken)
                        raise
                    if said.startswith("2"):
                        server.taken.append(taken)
                    line.write(said)
            case "quit":
                return line.write(server.answer("quit", "221 bye"))
            case _:
                line.write("250 ok" if word in ("rset", "noop") else "502 5.5.2 not known here")
