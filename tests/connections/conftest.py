"""A mailbox and a calendar as somebody types them in."""

import pytest

SECRET = "quite-a-secret-2026"


@pytest.fixture
def mailbox_typed():
    """Fills in the form of the mailbox; what is given wins."""

    def typed(**more):
        plain = {
            "address": "marisol.vega@mail.example", "login": "", "secret_kind": "password", "secret": SECRET,
            "smtp_host": "smtp.mail.example", "smtp_port": "587", "smtp_tls": "starttls",
            "imap_host": "imap.mail.example", "imap_port": "993", "imap_tls": "tls", "letters_a_day": "20",
        }  # fmt: skip
        return plain | {name: str(value) for name, value in more.items()}

    return typed


@pytest.fixture
def calendar_typed():
    def typed(**more):
        return {"address": "https://dav.mail.example/", "login": "marisol", "secret": SECRET} | more

    return typed
