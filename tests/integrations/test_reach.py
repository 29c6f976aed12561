"""Which addresses are spoken to: in a shared installation none inside, however the way there is dressed up."""

import contextlib
import socket
import threading
import time

import pytest
import requests

from shoptalk.integrations import http_get, http_session, reach, xoauth2
from shoptalk.integrations.ports.servers import Permanent, Retryable, Server, SignInRefused
from tests.integrations.web_server import WebServer

INSIDE = (
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "100.100.100.200", "0.0.0.0",
    "192.0.0.192", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "168.63.129.16",
    "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1", "::127.0.0.1",
    "::ffff:127.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1",
    "2002:7f00:1::", "2001:0:7f00:1::1", "2001:db8::1", "100::1",
)  # fmt: skip
OUTSIDE = ("8.8.8.8", "93.184.216.34", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8")


@pytest.mark.parametrize("address", INSIDE)
def test_an_address_inside_is_refused(address):
    assert not reach.is_public(address)


@pytest.mark.parametrize("address", OUTSIDE)
def test_an_address_outside_may_be_spoken_to(address):
    assert reach.is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "017700000001", "127.1", "::1"])
def test_this_machine_is_refused_however_it_is_written(host):
    with pytest.raises(Permanent):
        reach.connected(host, 9, public_only=True)


@pytest.mark.parametrize("host", ["", "no such name", "a" * 300, "mail\x00.example", "mail\r\nx.example", "ü" * 70])
def test_a_name_that_cannot_be_is_a_sentence(host):
    with pytest.raises((Permanent, Retryable), match=r"was found|does not answer"):
        reach.connected(host, 9, public_only=True, timeout=2)


class Names:
    """A name server that gives another answer each time it is asked."""

    def __init__(self, monkeypatch, *answers):
        self.asked, self.answers, self._real = 0, answers, socket.getaddrinfo
        monkeypatch.setattr(socket, "getaddrinfo", self)

    def __call__(self, host, port, *more, **given):
        if host != "turning.example":
            return self._real(host, port, *more, **given)
        self.asked += 1
        answer = self.answers[min(self.asked, len(self.answers)) - 1]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in answer]


def test_a_name_that_turns_inward_after_the_look_is_not_asked_again(monkeypatch):
    names = Names(monkeypatch, ["8.8.8.8"], ["127.0.0.1"])
    went_to = []
    monkeypatch.setattr(socket, "create_connection", lambda address, **_: went_to.append(address) or socket.socket())
    reach.connected("turning.example", 993, public_only=True).close()
    with pytest.raises(Permanent, match="private network"):
        reach.connected("turning.example", 993, public_only=True)
    assert went_to == [("8.8.8.8", 993)] and names.asked == 2


def test_one_address_inside_among_others_refuses_the_name(monkeypatch):
    Names(monkeypatch, ["8.8.8.8", "10.0.0.1"])
    with pytest.raises(Permanent, match="private network"):
        reach.connected("turning.example", 993, public_only=True)


def test_a_password_goes_unencrypted_to_this_machine_only():
    assert Server("127.0.0.1", 25, "none").tls == Server("localhost", 25, "none").tls == "none"
    for host in ("mail.example", "10.0.0.1", "127.0.0.1.example", "localhost.example"):
        with pytest.raises(Permanent, match="encrypted or not at all"):
            Server(host, 25, "none")


def test_a_token_is_said_as_google_and_microsoft_want_it():
    assert xoauth2.words("a@b.example", "t") == "user=a@b.example\x01auth=Bearer t\x01\x01"
    assert xoauth2.words("a\x01b", "t\x01auth=x").count("\x01") == 3


@pytest.fixture
def web(authority):
    """Starts web servers; `secure` shows a certificate for localhost."""
    with contextlib.ExitStack() as started:

        def start(answers, secure=False, names=("localhost", "127.0.0.1")):
            certificate = authority.certificate(*names) if secure else None
            return started.enter_context(WebServer(answers, certificate))

        yield start


def test_a_feed_on_this_machine_is_read_on_a_laptop_and_not_where_many_share(web):
    server = web({"/busy.ics": (200, {}, b"BEGIN:VCALENDAR")})
    assert http_get.get(server.at("/busy.ics"), public_only=False) == b"BEGIN:VCALENDAR"
    for dressed in ("127.0.0.1", "2130706433", "x@127.0.0.1", "mail.example@127.0.0.1", "[::ffff:127.0.0.1]", "127.1"):
        with pytest.raises((Permanent, Retryable)):
            http_get.get(f"http://{dressed}:{server.port}/busy.ics", public_only=True)
        with pytest.raises((Permanent, Retryable)):
            http_get.get(f"https://{dressed}:{server.port}/busy.ics", public_only=True)
    assert server.asked == ["/busy.ics"]


@pytest.mark.parametrize(
    "address", ["http://mail.example/a", "ftp://x/a", "file:///etc/passwd", "no address", "https://"]
)
def test_only_an_encrypted_address_is_fetched_from_elsewhere(address):
    with pytest.raises(Permanent):
        http_get.get(address, public_only=False)


def test_a_certificate_is_verified_for_the_name(web):
    good, wrong = web({"/": (200, {}, b"ok")}, True), web({"/": (200, {}, b"ok")}, True, ("elsewhere.test",))
    assert http_get.get(f"https://localhost:{good.port}/", public_only=False) == b"ok"
    with pytest.raises(Permanent, match="belongs to another server"):
        http_get.get(f"https://localhost:{wrong.port}/", public_only=False)
    with http_session.session(False) as session, pytest.raises(requests.exceptions.SSLError):
        session.get(f"https://localhost:{wrong.port}/", verify=False)
    assert wrong.asked == []


def test_three_redirects_are_followed_and_a_fourth_is_not(web):
    server = web({f"/{n}": (302, {"Location": f"/{n + 1}"}, b"") for n in range(9)} | {"/9": (200, {}, b"there")})
    assert http_get.get(server.at("/6"), public_only=False) == b"there"
    with pytest.raises(Permanent, match="on and on"):
        http_get.get(server.at("/5"), public_only=False)


def test_a_redirect_never_leads_inside(web, monkeypatch):
    """The server that was named may stand at home; where it sends us may not."""
    secret = web({"/": (200, {}, b"the operator's own")})
    sender = web({"/": (302, {"Location": f"http://localhost:{secret.port}/"}, b"")})
    with pytest.raises(Permanent, match="private network"):
        http_get.get(sender.at("/"), public_only=False)
    monkeypatch.setattr(http_session, "connected", lambda host, port, public_only, timeout: (
        socket.create_connection(("127.0.0.1", port)) if host == "turning.example"
        else reach.connected(host, port, public_only=public_only, timeout=timeout)))  # fmt: skip
    monkeypatch.setattr(http_session, "is_loopback_name", lambda host: True)
    for inside in (
        f"http://127.0.0.1:{secret.port}/",
        f"http://[::1]:{secret.port}/",
        f"//169.254.169.254:{secret.port}/",
    ):
        sender.answers["/"] = (302, {"Location": inside}, b"")
        with pytest.raises(Permanent, match="private network"):
            http_get.get(f"http://turning.example:{sender.port}/", public_only=False)
    assert secret.asked == []


def test_a_password_does_not_follow_to_another_host(web):
    other = web({"/": (200, {}, b"ok")})
    sender = web({"/": (302, {"Location": f"http://127.0.0.1:{other.port}/"}, b"")})
    with http_session.session(False) as session:
        session.request("PROPFIND", sender.at("/"), auth=("marisol", "secret"), allow_redirects=True)
    assert sender.methods == other.methods == ["PROPFIND"]
    assert "Authorization" in sender.headers[0] and "Authorization" not in other.headers[0]


@pytest.mark.parametrize("code", [302, 401])
def test_of_an_answer_that_only_its_head_counts_of_nothing_else_is_read(web, code):
    """`requests` would read it to its end, and unpack it, before it goes on to the next address."""
    server = web({"/": (code, {"Location": "/there", "X-Drip": "1"}, b"x" * 3000), "/there": (200, {}, b"there")})
    began = time.monotonic()
    with http_session.session(False) as session:
        assert session.get(server.at("/"), stream=True).content in (b"there", b"")
    assert time.monotonic() - began < 20
    assert server.asked == (["/", "/there"] if code == 302 else ["/"])


def test_a_long_file_and_a_slow_one_are_given_up(web):
    server = web({"/long": (200, {}, b"x" * 3000), "/never": (200, {"X-Drip": "1"}, b"x" * 3000)})
    with pytest.raises(Permanent, match="longer than"):
        http_get.get(server.at("/long"), public_only=False, most=2000)
    with pytest.raises(Retryable):
        http_get.get(server.at("/never"), public_only=False, seconds=0.4)


@pytest.mark.parametrize(
    ("code", "kind"), [(401, SignInRefused), (403, SignInRefused), (404, Permanent), (429, Retryable), (503, Retryable)]
)
def test_what_the_server_refuses_is_a_sentence_without_the_secret_address(web, code, kind):
    server = web({"/private-abc123/basic.ics": (code, {}, b"")})
    with pytest.raises(kind) as refused:
        http_get.get(server.at("/private-abc123/basic.ics"), public_only=False)
    assert "abc123" not in str(refused.value) and str(refused.value).endswith(".")


def test_a_server_that_drips_its_headers_is_hung_up_on():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        over = threading.Event()

        def drip() -> None:
            connection, _ = listener.accept()
            with contextlib.suppress(OSError):
                connection.sendall(b"HTTP/1.1 200 OK\r\nX: ")
                while not over.wait(0.05):
                    connection.sendall(b"x")

        threading.Thread(target=drip, daemon=True).start()
        try:
            with pytest.raises(Retryable):
                http_get.get(f"http://127.0.0.1:{listener.getsockname()[1]}/", public_only=False, seconds=0.4)
        finally:
            over.set()


def test_the_certificate_of_a_stranger_is_refused(authority, monkeypatch, new_smtp):
    server = new_smtp(tls="tls")
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(Permanent, match="nobody this machine trusts"):
        http_get.get(f"https://localhost:{server.port}/", public_only=False)


@pytest.mark.parametrize(("told", "said"), [(socket.EAI_AGAIN, Retryable), (socket.EAI_NONAME, Permanent)])
def test_a_name_that_cannot_be_asked_about_is_tried_again_and_one_that_is_unknown_is_not(monkeypatch, told, said):
    def no_answer(*_, **__):
        raise socket.gaierror(told, "as the resolver says it")

    monkeypatch.setattr(socket, "getaddrinfo", no_answer)
    with pytest.raises(said):
        reach.connected("mail.example", 587, public_only=False)
