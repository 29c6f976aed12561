"""How the well-known mail providers are reached, by the part of an address after the @.

A table of our own (`providers.py`), so that no question about an address leaves the machine.
"""

from dataclasses import dataclass

from shoptalk.integrations.autoconfig.providers import PROVIDERS, Provider

__all__ = ["Guess", "Provider", "guess", "named"]


@dataclass(frozen=True, slots=True)
class Guess:
    """What a form is filled in with. `provider` is none where the servers are only what many operators call theirs."""

    smtp: tuple[str, int, str]
    imap: tuple[str, int, str]
    provider: Provider | None = None


def guess(address: str, key: str = "") -> Guess:
    """By the provider named, else by the domain, else the names that most operators use."""
    domain = address.rpartition("@")[2].strip().lower()
    provider = named(key) or next((one for one in PROVIDERS if domain in one.domains), None)
    if provider:
        return Guess(provider.smtp, provider.imap, provider)
    servers = (f"smtp.{domain}", f"imap.{domain}") if domain else ("", "")
    return Guess((servers[0], 587, "starttls"), (servers[1], 993, "tls"))


def named(key: str) -> Provider | None:
    return next((one for one in PROVIDERS if one.key == key), None)
