"""The one way in which a server proves who it is: a certificate that is verified, for the name that was asked for."""

import ssl


def context() -> ssl.SSLContext:
    """Trusts whom this machine trusts; an operator adds an authority of their own with SSL_CERT_FILE."""
    made = ssl.create_default_context()
    made.minimum_version = ssl.TLSVersion.TLSv1_2
    return made


def words(error: ssl.SSLError, host: str) -> str:
    """What is wrong with the certificate, as a sentence."""
    if not isinstance(error, ssl.SSLCertVerificationError):
        return f"{host} does not speak TLS on this port. Is it the right port, and the right kind of encryption?"
    if error.verify_code in _NAMES:
        return f"The certificate that was shown belongs to another server than {host}, so nothing was sent to it."
    if error.verify_code == _EXPIRED:
        return f"The certificate of {host} has run out, so nothing was sent to it. Its operator can renew it."
    return f"The certificate of {host} is signed by nobody this machine trusts, so nothing was sent to it."


_NAMES, _EXPIRED = (62, 64), 10  # OpenSSL's X509_V_ERR_HOSTNAME_MISMATCH, _IP_ADDRESS_MISMATCH, _CERT_HAS_EXPIRED
