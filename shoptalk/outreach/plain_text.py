"""Texts as a browser and a mail program know them: line ends, one-line subjects, positions."""


def utf16(text: str, offset: int) -> int:
    """A position in a Python string as a browser counts it."""
    return len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2


def normal(text: str) -> str:
    """A text with one kind of line end, as a browser shows it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def one_line(subject: str) -> str:
    """A subject is one line: line ends and control characters would start a second header."""
    return " ".join("".join(" " if ch.isspace() or not ch.isprintable() else ch for ch in subject).split())
