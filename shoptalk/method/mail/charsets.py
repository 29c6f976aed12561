"""Bytes to text, whatever the message says about its charset. Nothing here raises, whatever it is given."""

import codecs
import re

# Names that mail programs write and Python does not know, or for which a wider one is what was meant.
MEANT = {
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "iso-8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949", "x-sjis": "cp932", "shift_jis": "cp932", "windows-31j": "cp932", "utf8mb4": "utf-8",
    "unicode-1-1-utf-7": "utf-7", "x-mac-roman": "mac_roman", "windows-874": "cp874", "iso-8859-8-i": "iso-8859-8",
}  # fmt: skip
NOT_FOR_MAIL = {
    "punycode",
    "idna",
    "unicode_escape",
    "raw_unicode_escape",
    "undefined",
    "mbcs",
    "oem",
}  # slow, or tricks
# Also halves of characters, and what turns the order of the letters that follow around.
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\x80-\x9f\ud800-\udfff\ufeff\u202a-\u202e]")
LINE_ENDS = re.compile(r"\r\n?|\x0c|\x85|\u2028|\u2029")


def text_of(data: bytes, charset: str = "") -> str:
    """The text of these bytes: UTF-8 where they are valid UTF-8 with more than ASCII in it, then as the message says,
    then as most of the West writes. What cannot be shown is left out."""
    said = _known(charset)
    order = [said] if said.startswith(("utf-16", "utf_16", "utf-7", "iso2022", "hz")) else ["utf-8", said]
    if b"\x1b$" in data and not charset:
        order.insert(0, "iso2022_jp")  # Japanese that forgot to say so
    for name in order:
        try:
            return clean(data.decode(name))
        except (LookupError, ValueError):
            continue
    return clean(data.decode(said if said != "utf-8" else "cp1252", errors="replace"))


def clean(text: str) -> str:
    """The same with line ends of one kind, and without characters that no page and no database likes."""
    return CONTROLS.sub("", LINE_ENDS.sub("\n", text))


def _known(charset: str) -> str:
    name = charset.strip().strip("'\"").lower()[:40]
    name = MEANT.get(name, name)
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return "cp1252"
    usable = found.name not in NOT_FOR_MAIL and getattr(found, "_is_text_encoding", True)
    return found.name.replace("_", "-") if usable and name else "cp1252"
