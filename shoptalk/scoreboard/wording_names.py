"""What channels and wordings are called in the tables."""

from shoptalk.outreach.actions.write_wording import BY_KEY
from shoptalk.outreach.models import Channel
from shoptalk.outreach.views.wordings import KIND_WORDS, SITUATION_WORDS


def channel_words(channel: str) -> str:
    return Channel(channel).label if channel in Channel.values else "Another way"


def wording_words(key: str, version: str) -> str:
    """ "New to you, e-mail, wording 2, version 1": enough to find it again under Your wording."""
    known = BY_KEY.get(key)
    if known is None:
        return f"{key}, version {version}"
    kind = KIND_WORDS.get(known.kind, known.kind)
    number = known.key.rpartition(".")[2]
    said = kind if kind != KIND_WORDS["first"] else "wording"
    return f"{SITUATION_WORDS[known.situation]}, {Channel(known.channel).label}, {said} {number}, version {version}"
