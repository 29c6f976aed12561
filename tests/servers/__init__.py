"""Real servers for the tests, on loopback, in folders that are thrown away: mail (Postfix and Dovecot), calendars
(Radicale), and two small servers of our own that do what they are told, also what no real server does on request.

`mail_server`, `calendar_server`, `scripted_smtp` and `scripted_imap` are fixtures (`fixtures.py`). Their certificates
are of one authority made for the test run, which is trusted as an operator's own would be: through SSL_CERT_FILE.
"""

import os
import shutil
import socket

PASSWORD = "secret"  # of every account on every test server


class NoServer(Exception):
    """One sentence: why the server cannot be started here, and the command that would enable it."""


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def program(name: str) -> str | None:
    """Where a system program lies; /usr/sbin is not on everybody's path."""
    return shutil.which(name, path=os.environ.get("PATH", os.defpath) + ":/usr/sbin:/sbin")
