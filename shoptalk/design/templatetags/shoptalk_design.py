"""Tags that every template has: icons, tally strokes, the style sheet, days and moments in plain words."""

import re
from datetime import date, datetime
from functools import cache, lru_cache

from django import template
from django.conf import settings
from django.db.models import Model
from django.template.base import FilterExpression, Node, Parser, TextNode, Token
from django.template.context import Context
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from shoptalk.design.frame import FURTHER, TABS
from shoptalk.design.stylesheet import digest, digest_for_guests

register = template.Library()

SPRITE = f"{settings.STATIC_URL}icons.svg"
NUMBER = "9876543210"  # stands for any number in a pattern of addresses
WEB_NAME = re.compile(r"^[\w-]+(\.[\w-]+)+(/\S*)?$")
TILT = ((-0.6, 0.4), (0.3, -0.4), (-0.3, 0.6), (0.5, -0.3))  # pencil strokes are never quite upright


@register.tag
def icon(parser: Parser, token: Token) -> Node:
    """{% icon "mail" %}: an icon of icons.svg; decoration only, so the words beside it carry the meaning.

    A name that stands in the template is drawn when the template is read, once, and not on every page.
    """
    arguments = token.split_contents()[1:]
    if all(one[0] in "\"'" for one in arguments):
        return TextNode(drawn(*(one[1:-1] for one in arguments)))
    return IconNode([parser.compile_filter(one) for one in arguments])


class IconNode(Node):
    def __init__(self, arguments: list[FilterExpression]) -> None:
        self.arguments = arguments

    def render(self, context: Context) -> SafeString:
        return drawn(*(str(one.resolve(context)) for one in self.arguments))


@cache
def drawn(name: str, css: str = "") -> SafeString:
    return format_html(
        '<svg class="icon {}" aria-hidden="true" focusable="false"><use href="{}#i-{}"/></svg>', css, SPRITE, name
    )


@register.simple_tag
def stylesheet_url() -> str:
    return reverse("stylesheet", args=[digest()])


@register.simple_tag
def guest_stylesheet_url() -> str:
    return reverse("guest_stylesheet", args=[digest_for_guests()])


@register.simple_tag
def guest_icon(name: str) -> SafeString:
    """An icon of those that a guest's page brings along itself: one request less than the whole sheet of them."""
    return format_html('<svg class="icon" aria-hidden="true"><use href="#i-{}"/></svg>', name)


@register.simple_tag
def the_same(template_name: str, **values: object) -> SafeString:
    """A part of the frame that is the same on every page but for these values: rendered once and kept."""
    return _rendered(template_name, tuple(sorted(values.items())))


@lru_cache(maxsize=64)
def _rendered(template_name: str, values: tuple[tuple[str, object], ...]) -> SafeString:
    return mark_safe(render_to_string(template_name, {"tabs": TABS, "further_places": FURTHER} | dict(values)))


@register.simple_tag
def at(name: str, number: int) -> str:
    """The address of a page of one record: `url`, for lists. The pattern is looked up once and not for every line."""
    return _pattern(name).replace(NUMBER, str(number))


@cache
def _pattern(name: str) -> str:
    return reverse(name, args=[int(NUMBER)])


@register.simple_tag
def tally(done: int, goal: int, label: str) -> SafeString:
    """Pencil strokes in fives; the ones still open are faint."""
    strokes, x = [], 8
    for index in range(min(max(done, goal), 60)):
        css = "done" if index < done else "open"
        if index % 5 == 4:
            strokes.append(f'<line class="{css}" x1="{x - 47}" y1="31" x2="{x - 1}" y2="11"/>')
            x += 10
        else:
            top, foot = TILT[index % 4]
            strokes.append(f'<line class="{css}" x1="{x + top * 2:.1f}" y1="6" x2="{x + foot * 2:.1f}" y2="36"/>')
            x += 12
    drawn = mark_safe("".join(strokes))
    return format_html('<svg class="tally" role="img" aria-label="{}" width="{}" height="42">{}</svg>', label, x, drawn)


@register.filter
def day(value: date | datetime | None) -> str:
    """Tue 12 May; with the year when it is not this one."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    return date_format(value, "D j M" if value.year == timezone.localdate().year else "j M Y")


@register.filter
def moment(value: datetime | None) -> str:
    """Tue 12 May, 16:00 in the person's own zone."""
    return f"{day(value)}, {timezone.localtime(value):%H:%M}" if value else ""


NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve")


@register.filter
def apnumber_words(count: int) -> str:
    """Small numbers as words, at the start of a sentence."""
    return NUMBERS[count] if 0 <= count < len(NUMBERS) else str(count)


@register.filter
def kind_of(row: Model) -> str:
    """What kind of record it is, in words."""
    return str(row._meta.verbose_name)


@register.filter
def label_of(row: Model) -> str:
    return row._meta.label_lower


@register.filter
def dialled(number: str) -> str:
    """A phone number as a tel: link wants it: digits, and a plus in front."""
    digits = "".join(sign for sign in number if sign.isdigit())
    return f"+{digits}" if number.strip().startswith("+") else digits


@register.filter
def web_address(address: str) -> str:
    """The address if it leads to the web, else nothing: files bring javascript: and worse."""
    if address.lower().startswith(("http://", "https://")):
        return address
    return f"https://{address}" if WEB_NAME.match(address) else ""


@register.filter
def shown_address(address: str) -> str:
    """An address without what nobody reads."""
    return address.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")[:60]
