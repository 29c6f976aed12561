"""The key by which push services know this installation (VAPID, RFC 8292): made once, beside the database."""

import base64
import os
from pathlib import Path

from django.conf import settings

KEY_FILE = "push.key"
# Whom a push service may write to when something is wrong. The seeker's own address is not given away.
NOBODY = "mailto:nobody@shoptalk.example"


def private_key() -> bytes:
    """The private key as PEM, made on first use."""
    path = settings.DATA / KEY_FILE
    if not path.exists():
        _make(path)
    return path.read_bytes()


def public_key() -> str:
    """What a browser is told, so that only this installation can reach it (applicationServerKey, base64url)."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key

    key = load_pem_private_key(private_key(), password=None).public_key()
    point = key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return base64.urlsafe_b64encode(point).rstrip(b"=").decode()


def contact() -> str:
    return settings.PUBLIC_ADDRESS if settings.PUBLIC_ADDRESS.startswith("https:") else NOBODY


def _make(path: Path) -> None:
    """Two processes may come here at once: the first file that stands whole is the one that counts."""
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    pem = ec.generate_private_key(ec.SECP256R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(pem)
    try:
        os.link(beside, path)
    except FileExistsError:
        pass
    finally:
        beside.unlink()
