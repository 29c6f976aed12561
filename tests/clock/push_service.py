"""A push service on loopback: takes notices over https, checks who signed them, and decrypts them like a browser."""

import base64
import json
import os
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path

import http_ece
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from cryptography.x509.oid import NameOID
from py_vapid import Vapid02


def text(octets: bytes) -> str:
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


class Subscription:
    """What a browser makes when it agrees, and what it can read with it."""

    def __init__(self) -> None:
        self.private, self.secret = ec.generate_private_key(ec.SECP256R1()), os.urandom(16)

    @property
    def p256dh(self) -> str:
        return text(self.private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))

    @property
    def auth(self) -> str:
        return text(self.secret)

    def read(self, body: bytes) -> dict:
        plain = http_ece.decrypt(body, private_key=self.private, auth_secret=self.secret, version="aes128gcm")
        return json.loads(plain)


@dataclass
class PushService:
    """`answers`: the statuses of the next notices, in order, 201 afterwards; 0 drops the line, a negative one waits.
    `dribbles`: instead, one byte of an answer now and then, without end."""

    base: str
    trusting: ssl.SSLContext
    answers: list[int] = field(default_factory=list)
    knocked: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    dribbles: bool = False

    def came(self, browser: Subscription) -> list[str]:
        return [browser.read(body)["words"] for _, _, body in self.knocked]


@contextmanager
def push_service(folder: Path) -> Iterator[PushService]:
    certificate, key = _certificate(folder)
    trusting = ssl.create_default_context(cafile=str(certificate))

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            headers = dict(self.headers)
            assert Vapid02.verify(headers["Authorization"]), "whoever does not sign is sent away"
            if service.dribbles:
                return self._dribble()
            status = service.answers.pop(0) if service.answers else 201
            if status < 0:
                time.sleep(-status)
            if status <= 0:
                self.close_connection = True
                return
            service.knocked.append((self.path, headers, body))
            self.send_response(status)
            self.send_header("Location", service.base)  # where nobody may follow
            self.send_header("Content-Length", "0")
            self.end_headers()

        def _dribble(self) -> None:
            self.close_connection = True
            with suppress(OSError):
                while service.dribbles:
                    self.wfile.write(b"x")
                    time.sleep(0.05)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    inside = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    inside.load_cert_chain(certificate, key)
    server.socket = inside.wrap_socket(server.socket, server_side=True)
    service = PushService(f"https://127.0.0.1:{server.server_address[1]}/push/", trusting)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()


def _certificate(folder: Path) -> tuple[Path, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "push.example")])
    made = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(made - timedelta(days=1))
        .not_valid_after(made + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), False)
        .sign(key, hashes.SHA256())
    )
    paths = folder / "push.pem", folder / "push-private.pem"
    paths[0].write_bytes(certificate.public_bytes(Encoding.PEM))
    paths[1].write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return paths
