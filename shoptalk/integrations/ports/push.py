"""A browser that agreed to show notices, as its push service knows it."""

from dataclasses import dataclass, field

from shoptalk.integrations.ports.servers import Permanent


@dataclass(frozen=True, slots=True)
class Browser:
    """The address is a secret as well: whoever has it can knock there."""

    endpoint: str = field(repr=False)
    p256dh: str = field(repr=False)  # base64url, as the browser gives it
    auth: str = field(repr=False)


class Gone(Permanent):
    """The push service says that nobody is there any more: it must not be asked again (RFC 8030, 7.3)."""
