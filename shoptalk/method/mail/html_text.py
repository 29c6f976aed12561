"""HTML mail to plain text, in one walk over it.

The standard parser looks again from many a place in broken markup, which takes minutes for a page made to be slow; and
nothing of the markup is kept anyway. So this is a scanner: what stands between the tags, line breaks where a browser
makes them, quotations marked as plain mail marks them.
"""

import html
import re

MOST = 300_000
DEEPEST_QUOTE = 5
SILENT = {"script", "style", "head", "title", "template", "noscript", "svg", "object", "xml"}
LINES = {
    "br", "p", "div", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr", "pre",
    "section", "article", "header", "footer", "dt", "dd",
}  # fmt: skip
TAG = re.compile(r"\s{0,9}(/?)\s{0,9}([A-Za-z][A-Za-z0-9:]{0,20})")
SPACES = re.compile(r"[ \t\r\n\f\xa0\u200b]+")


def html_to_text(markup: str) -> str:
    """The words that a reader would see. Scripts, styles and comments are dropped; links keep their words only."""
    page = _Page()
    markup = markup[:MOST]
    at = 0
    while at < len(markup):
        opens = markup.find("<", at)
        if opens < 0:
            page.words(markup[at:])
            break
        page.words(markup[at:opens])
        at = _over_tag(markup, opens, page)
    return page.text()


def _over_tag(markup: str, opens: int, page: "_Page") -> int:
    """Reads what begins with `<` and returns the place behind it."""
    if markup.startswith("<!--", opens):
        closes = markup.find("-->", opens + 4)
        return len(markup) if closes < 0 else closes + 3
    closes = page.closing(markup, opens)
    if closes < 0:
        if markup[opens + 1 : opens + 2].isspace():
            page.words(markup[opens:])  # “a < b” at the end of a text
        return len(markup)
    tag = TAG.match(markup, opens + 1, closes)
    if tag is None:
        if markup[opens + 1] not in "!?/":
            page.words("<")  # “1 < 2”: no tag
            return opens + 1
        return closes + 1
    name = tag[2].lower()
    if not tag[1] and name in SILENT and name != "head" and markup[closes - 1] != "/":
        ending = re.compile(f"</{name}", re.IGNORECASE | re.ASCII)
        found = None if name in page.unended else ending.search(markup, closes)
        if found is None:
            page.unended.add(name)  # looked for once; the rest is read as it stands
            return closes + 1 if name not in ("script", "style") else len(markup)
        return found.start()
    page.tag(name, bool(tag[1]))
    return closes + 1


class _Page:
    def __init__(self) -> None:
        self.lines: list[str] = []
        self.line: list[str] = []
        self.quotes = 0
        self.unended: set[str] = set()
        self.in_head = False
        self._closes = -1

    def closing(self, markup: str, opens: int) -> int:
        """Where the next tag ends; looked for once, however many tags begin before it."""
        if self._closes < opens:
            self._closes = markup.find(">", opens)
        return self._closes

    def words(self, raw: str) -> None:
        if raw and not self.in_head:
            self.line.append(html.unescape(raw))

    def tag(self, name: str, is_end: bool) -> None:
        if name == "head":
            self.in_head = not is_end
        elif name == "body":
            self.in_head = False
        elif name in ("td", "th"):
            self.line.append(" ")
        elif name in LINES:
            self._break(paragraph=name == "p" and not is_end)
            if name == "blockquote":
                self.quotes = max(self.quotes + (-1 if is_end else 1), 0)
            elif name == "li" and not is_end:
                self.line.append("- ")

    def _break(self, paragraph: bool = False) -> None:
        said = SPACES.sub(" ", "".join(self.line)).strip()
        mark = "> " * min(self.quotes, DEEPEST_QUOTE)
        if said or (self.lines and self.lines[-1].strip("> ")):
            self.lines.append(f"{mark}{said}".rstrip() if said else mark.rstrip())
        if paragraph and self.lines and self.lines[-1].strip("> "):
            self.lines.append(mark.rstrip())
        self.line = []

    def text(self) -> str:
        self._break()
        return "\n".join(self.lines).strip("\n")
