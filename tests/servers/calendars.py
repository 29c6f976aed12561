"""A real calendar server on loopback: Radicale with one user, over plain HTTP or with a certificate."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests

from tests.servers import PASSWORD, free_port

STARTS_WITHIN = 20
CONFIG = """\
[server]
hosts = 127.0.0.1:{port}
[auth]
type = htpasswd
htpasswd_filename = {folder}/users
htpasswd_encryption = plain
delay = 0
[storage]
filesystem_folder = {folder}/collections
[logging]
level = warning
"""


@dataclass(frozen=True)
class CalendarServer:
    """Running. `address` is where discovery starts; one calendar, `calendar`, is there from the start."""

    port: int
    login: str = "marisol"
    password: str = PASSWORD

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    @property
    def calendar(self) -> str:
        return f"{self.address}{self.login}/talks/"

    def make_calendar(self, name: str, title: str, components: str = "VEVENT") -> str:
        """A calendar of that title; its address. One that is there already is left as it is."""
        body = (
            '<mkcol xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><set><prop><resourcetype><collection/>'
            f"<C:calendar/></resourcetype><displayname>{title}</displayname><C:supported-calendar-component-set>"
            f'<C:comp name="{components}"/></C:supported-calendar-component-set></prop></set></mkcol>'
        )
        address = f"{self.address}{self.login}/{name}/"
        done = requests.request("MKCOL", address, data=body, auth=(self.login, self.password), timeout=10)
        assert done.status_code in (201, 405, 409), done.text
        return address

    def put(self, name: str, ics: str, calendar: str = "") -> None:
        """Writes an entry, as the seeker's other calendar program would."""
        address = f"{calendar or self.calendar}{name}.ics"
        headers = {"Content-Type": "text/calendar; charset=utf-8"}
        done = requests.put(address, ics.encode(), headers=headers, auth=(self.login, self.password), timeout=10)
        assert done.ok, done.text


@contextmanager
def calendar_server(folder: Path) -> Iterator[CalendarServer]:
    server = CalendarServer(free_port())
    (folder / "users").write_text(f"{server.login}:{server.password}\n")
    (folder / "config").write_text(CONFIG.format(port=server.port, folder=folder))
    with (folder / "radicale.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "radicale", "--config", str(folder / "config")], stdout=log, stderr=log
        )
    try:
        ends = time.monotonic() + STARTS_WITHIN
        while True:
            try:
                socket.create_connection(("127.0.0.1", server.port), timeout=1).close()
                break
            except OSError:
                assert time.monotonic() < ends and process.poll() is None, (folder / "radicale.log").read_text()
                time.sleep(0.05)
        server.make_calendar("talks", "Talks")
        yield server
    finally:
        process.terminate()
        process.wait(STARTS_WITHIN)
