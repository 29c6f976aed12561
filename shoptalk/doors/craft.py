"""Operations on the craft alone: matching a job title, checking a letter. They open no notebook."""

import json
from pathlib import Path
from typing import Any


def match_title(position: str) -> dict[str, Any]:
    """Match a job title to occupations; "-" reads one position a line."""
    return match_line(position)


def match_line(line: str) -> dict[str, Any]:
    from shoptalk.occupations.matching import match

    return match(line.rstrip("\r\n")).as_json()


def match_in_words(found: dict[str, Any]) -> str:
    if not found["choices"]:
        return f"“{found['position']}” names no occupation."
    head = "It is" if found["accepted"] else "It may be"
    lines = [f"  {choice['code']}  {choice['title']}  ({choice['score']:.2f})" for choice in found["choices"]]
    return "\n".join([f"{head}:", *lines])


def check(file: Path, channel: str = "email", kind: str = "first", subject: str = "") -> dict[str, Any]:
    """Check the text of a letter; "-" reads one JSON document {"id", "text"} a line."""
    from shoptalk.design.refusals import Refusal

    try:
        letter = file.read_bytes()
    except OSError as error:
        raise Refusal(f"{file} cannot be read ({error.strerror}).") from error
    try:
        text = letter.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = letter.decode("cp1252", errors="replace")
    return _checked(str(file), text, channel, kind, subject or None)


def check_line(line: str, channel: str = "email", kind: str = "first", subject: str = "") -> dict[str, Any] | None:
    if not line.strip():
        return None
    try:
        document = json.loads(line)
        ident, text = document["id"], str(document["text"])
    except (ValueError, KeyError, TypeError) as error:
        return {"id": None, "error": f'This line is not a JSON document with "id" and "text" ({error}).'}
    return _checked(ident, text, channel, kind, document.get("subject", subject or None))


def _checked(ident: Any, text: str, channel: str, kind: str, subject: str | None) -> dict[str, Any]:
    from shoptalk.design.refusals import Refusal
    from shoptalk.method.conduct import Message
    from shoptalk.method.conduct import check as look
    from shoptalk.method.conduct.findings import CHANNELS, KINDS

    if channel not in CHANNELS:
        raise Refusal(f"“{channel}” is not a channel. It is one of: {', '.join(CHANNELS)}.")
    if kind not in KINDS:
        raise Refusal(f"“{kind}” is not a kind of letter. It is one of: {', '.join(KINDS)}.")
    findings = look(Message(text=text, channel=channel, subject=subject, kind=kind))
    keys = ("rule", "level", "start", "end", "why", "source", "mend", "offset_in")
    return {"id": ident, "findings": [{key: getattr(finding, key) for key in keys} for finding in findings]}


def check_in_words(found: dict[str, Any]) -> str:
    if not found["findings"]:
        return "Nothing to mend."
    return "\n".join(
        f"{one['rule']:4} {one['level']:4} {one['start']}-{one['end']}  {one['why']}" for one in found["findings"]
    )
