"""Connecting the seeker's mailbox, or changing how it is reached. Nothing is asked of any server here."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from shoptalk.accounts import answers
from shoptalk.accounts.answers import Mend
from shoptalk.connections import answers as servers
from shoptalk.connections.current import mailbox
from shoptalk.connections.models import MailConnection, SecretKind, Tls
from shoptalk.connections.secrets import close
from shoptalk.history.steps import Step, step
from shoptalk.integrations import autoconfig
from shoptalk.workspaces.access import Seat, one_click_at_a_time

MOST_LETTERS_A_DAY = 50
LAST_PORT = 65_535


def connect_mailbox(*, seat: Seat, now: datetime, typed: Mapping[str, str]) -> Step:
    """Keeps what was typed. An empty secret leaves the one that is kept, if it is for the same servers.

    Raises Mend with a sentence. The step holds no secret, so that Undo brings none back.
    """
    read, secret = _read(typed), servers.secret(typed.get("secret", ""))
    with step(seat, now, "connect_mailbox", f"Connected: {read['address']}") as change:
        one_click_at_a_time(seat)
        connection = mailbox(seat)
        if connection is None:
            if not secret:
                raise Mend("secret", "Type the password that this server wants; often it is an app password.")
            made = MailConnection(workspace=seat.workspace, connected_at=now, **read, **_provider(read))
            connection = change.create(made, only=read)
        else:
            _must_be_for_the_same_server(connection, read, secret)
            others = _provider(read) if _moves(connection, read) else {}
            change.update(connection, **read, **others)
        if secret:
            connection.closed_secret = close(secret, connection.place)
            connection.trouble, connection.trouble_at = "", None
            connection.checked_at, connection.checked_words = None, ""  # said of how it was reached before
            connection.save(update_fields=["closed_secret", "trouble", "trouble_at", "checked_at", "checked_words"])
    return change


def _read(typed: Mapping[str, str]) -> dict[str, Any]:
    address = answers.email("address", typed.get("address", ""))
    if not address:
        raise Mend("address", "Which address do you write from?")
    kind = typed.get("secret_kind") or SecretKind.PASSWORD
    if kind not in SecretKind.values:
        raise Mend("secret_kind", "You sign in with a password or with a token. Choose one of them.")
    read = {
        "address": address,
        "login": answers.line("login", typed.get("login", ""), 254, "A login"),
        "secret_kind": kind,
        "letters_a_day": answers.number(
            "letters_a_day", typed.get("letters_a_day", "20"), 1, MOST_LETTERS_A_DAY, "The number of letters"
        ),
    }
    for kind in ("smtp", "imap"):
        host = servers.host(f"{kind}_host", typed.get(f"{kind}_host", ""))
        read[f"{kind}_host"] = host
        read[f"{kind}_port"] = answers.number(f"{kind}_port", typed.get(f"{kind}_port", ""), 1, LAST_PORT, "A port")
        read[f"{kind}_tls"] = servers.tls(f"{kind}_tls", typed.get(f"{kind}_tls", ""), host, Tls.values)
    return read


def _moves(connection: MailConnection, read: dict[str, Any]) -> bool:
    return (connection.smtp_host.lower(), connection.imap_host.lower()) != (read["smtp_host"], read["imap_host"])


def _must_be_for_the_same_server(connection: MailConnection, read: dict[str, Any], secret: str) -> None:
    if not secret and (_moves(connection, read) or not connection.closed_secret):
        raise Mend(
            "secret",
            "Type the password for this server: the one kept here was for another, and is not sent to this one.",
        )


def _provider(read: dict[str, Any]) -> dict[str, Any]:
    """What is known of the provider until it is tested."""
    known = next((one for one in autoconfig.PROVIDERS if one.imap[0] == read["imap_host"]), None)
    return {"sent_folder": "", "copies_itself": bool(known and known.copies_itself)}
