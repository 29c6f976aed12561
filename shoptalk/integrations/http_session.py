"""One way to speak HTTP to an address that somebody typed in."""

import requests


def session(public_only: bool) -> requests.Session:
    """A session that takes nothing from the surroundings: no proxy, no .netrc, no cookies of others."""
    made = requests.Session()
    made.trust_env = False
    return made
