"""A certificate authority for one test run, so that verification is really on."""

import ipaddress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


class Authority:
    """`file` is what a client must trust; `certificate(...)` makes one that a server shows."""

    def __init__(self, folder: Path):
        self.folder, self.file = folder, folder / "authority.pem"
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = _name("Authority of the tests")
        usage = x509.KeyUsage(
            False, False, False, False, False, True, True, False, False
        )  # signs certificates, no more
        made = _unsigned(self._name, self._name, self._key).add_extension(x509.BasicConstraints(True, 0), critical=True)
        self._made = made.add_extension(usage, critical=True).sign(self._key, hashes.SHA256())
        self.file.write_bytes(self._made.public_bytes(serialization.Encoding.PEM))

    def certificate(self, *names: str, days: int = 2) -> tuple[Path, Path]:
        """Certificate and key for these host names or addresses; with days below zero one that has run out."""
        key = ec.generate_private_key(ec.SECP256R1())
        unsigned = _unsigned(_name(names[0]), self._name, key, days)
        unsigned = unsigned.add_extension(x509.SubjectAlternativeName([_general(name) for name in names]), False)
        issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key())
        made = unsigned.add_extension(issuer, False).sign(self._key, hashes.SHA256())
        certificate, secret = self.folder / f"{names[0]}{days}.pem", self.folder / f"{names[0]}{days}.key"
        certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
        secret.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )
        return certificate, secret


def _unsigned(subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, days: int = 2):
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=9))
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _general(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)
