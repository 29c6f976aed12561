"""Which parts of a large message are worth fetching, from its BODYSTRUCTURE (RFC 3501, 7.4.2)."""

from dataclasses import dataclass
from typing import Any

MOST_PARTS = 10
DEEPEST = 15
WORTH = ("text/plain", "text/html", "text/calendar", "message/delivery-status", "text/rfc822-headers")


@dataclass(frozen=True, slots=True)
class TextPart:
    """One part: its number, and the headers under which it can be put together again."""

    section: str
    kind: str
    charset: str = ""
    encoding: str = ""
    method: str = ""
    head_only: bool = False  # a whole message inside: its head says which letter it was


def text_parts(structure: list[Any]) -> list[TextPart]:
    """The parts that say something, in their order; of alternatives the plain one."""
    found: list[TextPart] = []
    _walk(structure, "", found, 0)
    return found[:MOST_PARTS]


def report_type(structure: list[Any]) -> str:
    """ "delivery-status" of a multipart/report; empty for everything else."""
    parts = [one for one in structure if isinstance(one, list)]
    rest = structure[len(_children(structure)) :]
    if not _is_multipart(structure) or not rest or str(rest[0]).lower() != "report":
        return ""
    parameters = next((one for one in rest[1:] if isinstance(one, list)), []) if parts else []
    return _parameters(parameters).get("report-type", "")


def _is_multipart(structure: list[Any]) -> bool:
    return bool(structure) and isinstance(structure[0], list)


def _children(structure: list[Any]) -> list[Any]:
    children = []
    for one in structure:
        if not isinstance(one, list):
            break
        children.append(one)
    return children


def _walk(structure: list[Any], section: str, found: list[TextPart], deep: int) -> None:
    if deep > DEEPEST or not structure or len(found) > MOST_PARTS:
        return
    if _is_multipart(structure):
        children = _children(structure)
        inside: list[TextPart] = []
        for at, child in enumerate(children, 1):
            _walk(child, f"{section}.{at}" if section else str(at), inside, deep + 1)
        is_choice = len(children) < len(structure) and str(structure[len(children)]).lower() == "alternative"
        plain = any(one.kind == "text/plain" for one in inside)
        found += [one for one in inside if not (is_choice and plain and one.kind == "text/html")]
        return
    part = _leaf(structure, section or "1")
    if part:
        found.append(part)


def _leaf(structure: list[Any], section: str) -> TextPart | None:
    if len(structure) < 6 or not isinstance(structure[0], str) or not isinstance(structure[1], str):
        return None
    kind = f"{structure[0]}/{structure[1]}".lower()
    parameters = _parameters(structure[2] if isinstance(structure[2], list) else [])
    if kind == "message/rfc822":
        return TextPart(section, kind, head_only=True)
    if kind not in WORTH or _is_attached(structure):
        return None
    encoding = structure[5] if isinstance(structure[5], str) else ""
    return TextPart(section, kind, parameters.get("charset", ""), encoding.lower(), parameters.get("method", ""))


def _is_attached(structure: list[Any]) -> bool:
    return any(
        isinstance(one, list) and one and isinstance(one[0], str) and one[0].lower() == "attachment"
        for one in structure[6:]
    )


def _parameters(pairs: list[Any]) -> dict[str, str]:
    """Only what may stand in a header again."""
    names = [str(one).lower() for one in pairs[::2]]
    values = ["".join(ch for ch in str(one) if ch.isalnum() or ch in "-_.:+")[:60] for one in pairs[1::2]]
    return dict(zip(names, values, strict=False))
