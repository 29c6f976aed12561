"""A calendar file as it comes, taken apart without trust: wrong line ends, lost folds, missing ENDs, odd encodings.

Only lines that look like content lines are kept (RFC 5545, 3.1); a line that does not is the rest of the one before,
cut by a mail gateway. Nothing here raises.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

MOST_BYTES = 10 * 1024 * 1024
MOST_LINES = 400_000
LONGEST_LINE = 20_000
DEEPEST, NEVER_DEEPER = 5, 20
CONTENT = re.compile(r"([A-Za-z][A-Za-z0-9-]*)((?:;[^:\"]*(?:\"[^\"]*\"[^:\"]*)*)?):(.*)", re.S)
MICROSOFT = re.compile(r"(TZID=)(tzone://[^:;]+)", re.I)  # an unquoted colon in a parameter
QUOTED = r'\1"\2"'
PARAMETER = re.compile(r';([A-Za-z0-9-]+)=((?:"[^"]*"|[^;"])*)')


@dataclass(frozen=True, slots=True)
class Line:
    name: str  # upper case
    parameters: str  # as they stand, with the first semicolon
    value: str

    def parameter(self, name: str) -> str:
        for found in PARAMETER.finditer(self.parameters):
            if found[1].upper() == name:
                return found[2].strip().strip('"')
        return ""

    @property
    def text(self) -> str:
        """The value of a text property, unescaped (RFC 5545, 3.3.11)."""
        return re.sub(r"\\([nN,;\\:\"])", lambda one: "\n" if one[1] in "nN" else one[1], self.value).strip()


@dataclass(slots=True)
class Part:
    """One component: its kind, its lines and the components in it."""

    kind: str
    lines: list[Line] = field(default_factory=list)
    parts: list["Part"] = field(default_factory=list)

    def of(self, kind: str) -> Iterator["Part"]:
        return (part for part in self.parts if part.kind == kind)

    def all(self, name: str) -> Iterator[Line]:
        return (line for line in self.lines if line.name == name)

    def line(self, name: str) -> Line | None:
        return next(self.all(name), None)

    def text(self, name: str) -> str:
        line = self.line(name)
        return line.text if line else ""


def calendars_in(data: bytes) -> list[Part]:
    """The VCALENDARs of a file, or one that holds the events that stand outside of any."""
    root = Part("")
    path = [root]
    for line in _lines(_text(data[:MOST_BYTES])):
        if line.name == "BEGIN":
            part = Part(line.value.strip().upper())
            if len(path) <= DEEPEST:
                path[-1].parts.append(part)
            if len(path) <= NEVER_DEEPER:
                path.append(part)
        elif line.name == "END":
            _close(path, line.value.strip().upper())
        else:
            path[-1].lines.append(line)
    found = list(root.of("VCALENDAR"))
    return found or ([Part("VCALENDAR", root.lines, root.parts)] if root.parts else [])


def _close(path: list[Part], kind: str) -> None:
    """Ends a component, and with it those inside that nobody ended."""
    for depth in range(len(path) - 1, 0, -1):
        if path[depth].kind == kind:
            del path[depth:]
            return


def _text(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _lines(text: str) -> Iterator[Line]:
    waiting = ""
    for whole in _unfolded(text):
        if not CONTENT.fullmatch(MICROSOFT.sub(QUOTED, whole)):
            if waiting and len(waiting) < LONGEST_LINE:
                waiting = f"{waiting} {whole}"[:LONGEST_LINE]
            continue
        yield from _line(waiting)
        waiting = whole
    yield from _line(waiting)


def _unfolded(text: str) -> Iterator[str]:
    """Lines with their folds undone; what is longer than any line that means something is cut."""
    parts: list[str] = []
    size = 0
    for raw in re.split(r"\r\n|\r|\n", text)[:MOST_LINES]:
        if raw[:1] in (" ", "\t") and parts:
            if size < LONGEST_LINE:
                parts.append(raw[1:])
                size += len(raw)
            continue
        if parts:
            yield "".join(parts)[:LONGEST_LINE]
        parts, size = ([raw], len(raw)) if raw.strip() else ([], 0)
    if parts:
        yield "".join(parts)[:LONGEST_LINE]


def _line(text: str) -> Iterator[Line]:
    found = CONTENT.fullmatch(MICROSOFT.sub(QUOTED, text)) if text else None
    if found:
        yield Line(found[1].upper(), found[2], found[3])
