"""One key for one LinkedIn member, however the address of the profile is written."""

from urllib.parse import unquote

from ..tidying.text import folded


def profile_key(url: str) -> str:
    """Return "in/dana-whitfield" for any spelling of that profile's address, "" when it is not a LinkedIn profile."""
    path = url.strip().lower().partition("linkedin.com/")[2].partition("?")[0].partition("#")[0]
    parts = [part for part in unquote(path).split("/") if part]
    if len(parts) > 1 and parts[0] in ("in", "pub"):
        return "in/" + parts[1]
    return ""


def correspondence_key(url: str, name: str) -> str:
    """Return the key of a person in ``read_correspondence``: by profile, else "name:" and the folded name."""
    by_name = folded(name)
    return profile_key(url) or (f"name:{by_name}" if by_name else "")
