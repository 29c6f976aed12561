"""A page of a real browser, watched: whatever goes wrong behind the screen is collected."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, Request, Response, expect

from tests.journeys.program import Program

WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
PATIENCE = 15_000  # ms; generous, because the tests share two cores
expect.set_options(timeout=PATIENCE)
LEFT_BEHIND = ("net::ERR_ABORTED",)  # the page was left while the request was under way: nobody misses its answer
# How htmx says on the console that a newer search took the place of one under way; what truly fails is seen as refused.
REPLACED = ("htmx:sendAbort", "htmx:afterRequest")


class Troubles(list[str]):
    """Console errors, policy violations, refused and lost requests, and anything asked of another host."""

    def watch(self, page: Page, base: str) -> None:
        page.on("console", lambda said: self._said(said.type, said.text, page.url))
        page.on("pageerror", lambda error: self.append(f"script: {error} ({page.url})"))
        page.on("requestfailed", self._lost)
        page.on("response", self._answered)
        page.on("request", lambda request: self._asked(request, base))

    def _said(self, kind: str, words: str, url: str) -> None:
        if kind == "error" and not words.startswith(REPLACED):
            self.append(f"console: {words} ({url})")

    def _lost(self, request: Request) -> None:
        if request.failure not in LEFT_BEHIND:
            self.append(f"lost: {request.url} {request.failure}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.append(f"refused: {response.status} {response.request.method} {response.url}")

    def _asked(self, request: Request, base: str) -> None:
        if not request.url.startswith((base, "data:")):
            self.append(f"another host: {request.url}")

    def expect(self, status: int) -> None:
        """Forgets answers of this status, where a test asks for what must be refused. Fails when there were none."""
        mine = [one for one in self if f"refused: {status} " in one or f"status of {status} " in one]
        assert mine, f"No answer of {status} among {list(self)}"
        self[:] = [one for one in self if one not in mine]


@contextmanager
def watched(chromium: Browser, app: Program, **options: Any) -> Iterator[Page]:
    """A fresh browser profile that has been let in by the key; at the end no trouble may have been seen.

    `options` are those of Playwright's new_context (viewport, color_scheme, java_script_enabled ...).
    """
    context = chromium.new_context(base_url=app.base, reduced_motion="reduce", **({"viewport": WIDE} | options))
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    troubles = Troubles()
    troubles.watch(page, app.base)
    page.troubles = troubles  # type: ignore[attr-defined]
    try:
        if app.cookies:
            context.add_cookies(app.cookies)
        else:
            page.goto(app.entrance)  # the key becomes the cookie
            app.cookies = context.cookies()
        yield page
        assert not troubles, "\n".join(troubles) + "\n" + app.said()[-3000:]
    finally:
        context.close()
