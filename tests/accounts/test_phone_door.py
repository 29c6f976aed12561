"""The real program with its door for phones open: what it binds, what it says, TLS, and that it ends with the rest."""

import json
import re
import signal
import socket
import ssl
import subprocess
import sys
import time
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path

import pytest

from shoptalk.phone_door import CannotOpen, phone_door
from tests.journeys.program import ROOT, STARTS_WITHIN, _free_port, own_environment

HERE = "127.0.0.2"  # a second address of this machine, so that the test needs no network


def can_bind(address: str) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind((address, 0))
        except OSError:
            return False
    return True


needs_second_address = pytest.mark.skipif(not can_bind(HERE), reason=f"this machine does not answer to {HERE}")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("tls")
    made = folder / "door.pem", folder / "door.key"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=shoptalk test",
         "-addext", f"subjectAltName=IP:{HERE}", "-out", made[0], "-keyout", made[1]],
        check=True, capture_output=True,
    )  # fmt: skip
    return made


class Started:
    """A running program with a door for phones."""

    def __init__(self, folder: Path, *words: str):
        self.port, self.printed = _free_port(), folder / "printed.log"
        command = [sys.executable, "-m", "shoptalk.start", "--port", str(self.port), "--data", str(folder / "notebook")]
        with self.printed.open("w") as out:
            self.process = subprocess.Popen(
                [*command, "--phone", HERE, *words], cwd=ROOT, env=own_environment(), stdout=out,
                stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip
        self.key = self._wait_for(r"/pair\?key=([\w-]+)")
        self._wait_for("Another phone")

    def _wait_for(self, what: str) -> str:
        ends = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < ends and self.process.poll() is None:
            if found := re.search(what, self.said):
                return found[found.re.groups and 1]
            time.sleep(0.1)
        raise AssertionError(self.said)

    @property
    def said(self) -> str:
        return self.printed.read_text()

    def ask(self, method: str, path: str, tls: ssl.SSLContext | None = None, address: str = HERE, **headers: str):
        ends = time.monotonic() + STARTS_WITHIN
        while True:
            try:
                kind = HTTPSConnection(address, self.port, timeout=20, context=tls) if tls else None
                connection = kind or HTTPConnection(address, self.port, timeout=20)
                connection.request(method, path, headers=headers)
                return connection.getresponse()
            except (ConnectionError, ssl.SSLEOFError):
                if time.monotonic() > ends:
                    raise
                time.sleep(0.2)

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(20)


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    started = Started(tmp_path_factory.mktemp("plain"))
    yield started
    started.stop()


@needs_second_address
def test_a_stranger_on_the_network_gets_nothing(plain):
    for path in ("/", "/people/", "/settings/phones/", "/keep/export/", "/sw.js", "/manifest.webmanifest", "/pair"):
        answer = plain.ask("GET", path)
        assert answer.status == 404, path
        assert b"Nothing here" in (text := answer.read()) or b"This code opens nothing" in text
        assert not answer.headers.get("Set-Cookie")


@needs_second_address
def test_it_says_what_plain_http_cannot_do_and_shows_the_code(plain):
    assert "This way in is not encrypted" in plain.said and "a reload without one does not" in plain.said
    assert "█" in plain.said and f"http://{HERE}:{plain.port}/pair?key=" in plain.said
    answer = plain.ask("GET", f"/pair?key={plain.key}")
    assert answer.status == 200 and b"Pair this phone?" in answer.read()
    assert plain.said.count(plain.key) == 1


@needs_second_address
def test_the_computer_itself_goes_on_as_ever(plain):
    key = re.search(r"127\.0\.0\.1:\d+/\?key=(\S+)", plain.said)[1]
    answer = plain.ask("GET", f"/?key={key}", address="127.0.0.1")
    assert answer.status == 302 and answer.headers["Set-Cookie"]
    assert plain.ask("GET", f"/?key={key}").status == 404  # the same key, over the network


@needs_second_address
def test_the_door_is_closed_with_the_rest(tmp_path):
    started = Started(tmp_path)
    started.process.kill()  # not even a chance to say goodbye
    started.process.wait(20)
    ends = time.monotonic() + 30
    while time.monotonic() < ends:
        with socket.socket() as probe:
            if probe.connect_ex((HERE, started.port)) != 0:
                return
        time.sleep(0.3)
    raise AssertionError("Phones can still come in.")


@needs_second_address
def test_with_a_certificate_it_is_encrypted(tmp_path, certificate):
    made, key = certificate
    started = Started(tmp_path, "--certificate", str(made), "--key", str(key))
    try:
        assert "not encrypted" not in started.said
        tls = ssl.create_default_context(cafile=str(made))
        page = started.ask("GET", f"/pair?key={started.key}", tls)
        assert page.status == 200
        cookie = page.headers["Set-Cookie"].partition(";")[0]
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.read().decode())[1]
        connection = HTTPSConnection(HERE, started.port, timeout=20, context=tls)
        base = f"https://{HERE}:{started.port}"
        headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded", "Referer": f"{base}/pair"}
        connection.request("POST", f"/pair?key={started.key}", f"csrfmiddlewaretoken={token}&name=Phone", headers)
        answer = connection.getresponse()
        assert answer.status == 302
        ours = answer.headers["Set-Cookie"]
        assert "Secure" in ours and "HttpOnly" in ours
        worker = started.ask("GET", "/sw.js", tls, Cookie=ours.partition(";")[0])
        assert worker.status == 200
    finally:
        started.stop()


def refused(*words: str) -> str:
    run = subprocess.run(
        [sys.executable, "-m", "shoptalk.start", "--port", str(_free_port()), *words],
        cwd=ROOT, env=own_environment(), capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert run.returncode == 2
    return run.stderr


def test_it_does_not_start_where_everybody_could_come_in():
    assert "can be reached from everywhere" in refused("--phone", "0.0.0.0")
    assert "Add --phone" in refused("--certificate", "x.pem", "--key", "x.key")
    assert "bin/run --phone" in refused("--host", "0.0.0.0")


@pytest.mark.parametrize("address", ["8.8.8.8", "0.0.0.0", "1.1.1.1"])
def test_an_address_of_the_open_internet_is_refused(address):
    with pytest.raises(CannotOpen, match="from everywhere"):
        phone_door(address, 8420, None, None)


@pytest.mark.parametrize("address", ["192.168.1.7", "10.0.0.4", "172.16.9.9", "100.100.1.2", HERE])
def test_private_addresses_are_fine(address):
    assert phone_door(address, 8420, None, None).base == f"http://{address}:8420"


def test_a_certificate_without_its_key_or_with_another_is_refused(tmp_path, certificate):
    made, key = certificate
    with pytest.raises(CannotOpen, match="Name both"):
        phone_door(HERE, 8420, made, None)
    nonsense = tmp_path / "nonsense.pem"
    nonsense.write_text(json.dumps({}))
    for pair in ((nonsense, key), (made, nonsense), (tmp_path / "none", key)):
        with pytest.raises(CannotOpen, match="no certificate with its key"):
            phone_door(HERE, 8420, *pair)
    assert phone_door(HERE, 8420, made, key).base == f"https://{HERE}:8420"
