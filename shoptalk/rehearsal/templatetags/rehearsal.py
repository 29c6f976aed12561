"""Charts of this room: SVG in percent units, the numbers in the label; and the place of the microphone."""

from collections.abc import Sequence

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from shoptalk.method.fear_ladder import WORDS, in_words
from shoptalk.rehearsal import hearing
from shoptalk.rehearsal.course import Time
from shoptalk.rehearsal.models import UNRATED, FearStep

register = template.Library()
SLIDER_WORDS = "|".join(WORDS)
CHART_HEIGHT = 150
TOP, FOOT = 12, 138  # pixels: where 100 and 0 stand


@register.simple_tag
def slider_words() -> str:
    """The words of the fear slider, as its script wants them."""
    return SLIDER_WORDS


@register.filter
def fear_words(value: object) -> str:
    """40, nervous but able. For what is no number the middle: it is what the slider then shows."""
    typed = str(value)
    number = min(int(typed), 100) if typed.isdecimal() and len(typed) < 9 else UNRATED
    return f"{number}, {in_words(number)}"


@register.simple_tag
def track(step: FearStep, past: bool = False) -> SafeString:
    """How far the fear reaches along its line: faint as it was, solid as it is now. The numbers stand beside it."""
    return format_html(
        '<svg class="track{}" aria-hidden="true" width="100%" height="5"><rect class="axis" width="100%" height="5" '
        'rx="2.5"/><rect class="then" width="{}%" height="5" rx="2.5"/><rect class="now" width="{}%" height="5" '
        'rx="2.5"/></svg>',
        " over" if past else "", step.fear, step.fear_latest,
    )  # fmt: skip


@register.simple_tag
def fear_course(times: Sequence[Time]) -> SafeString:
    """Each time as a line from before to the end, oldest first. The same numbers stand in the table below."""
    drawn = [_drawn(index, one, len(times)) for index, one in enumerate(times)]
    axis = format_html_join(
        "", '<line class="axis" x1="0" x2="100%" y1="{0}" y2="{0}"/>', ((_y(value),) for value in (0, 50, 100))
    )
    return format_html(
        '<svg class="fear-course" role="img" aria-label="{}" width="100%" height="{}">{}{}</svg>',
        _told(times), CHART_HEIGHT, axis, format_html_join("", "{}", ((one,) for one in drawn)),
    )  # fmt: skip


def _drawn(index: int, one: Time, count: int) -> SafeString:
    x = f"{(index + 0.5) / count * 100:.2f}%"
    end = _y(one.end or 0)
    before = end if one.before is None else _y(one.before)
    return format_html(
        '<line class="fall" x1="{0}" x2="{0}" y1="{1}" y2="{2}"/><circle class="then" cx="{0}" cy="{1}" r="4"/>'
        '<circle class="now" cx="{0}" cy="{2}" r="5"/>',
        x, before, end,
    )  # fmt: skip


def _y(value: int) -> str:
    return f"{FOOT - (FOOT - TOP) * value / 100:.1f}"


def _told(times: Sequence[Time]) -> str:
    told = (f"{one.end} at the end" if one.before is None else f"{one.before} before and {one.end} at the end"
            for one in times)  # fmt: skip
    return f"Your fear, {len(times)} times, the oldest first: {'; '.join(told)}."


@register.inclusion_tag("rehearsal/speech_controls.html", takes_context=True)
def speech_controls(context: template.Context, place: str) -> dict[str, object]:
    """The microphone and the voice ("call"), or what there is of them in words ("setup"). Typing needs neither."""
    return {
        "place": place,
        "rehearsal": context.get("rehearsal"),
        "listens_here": hearing.listens_here(),
        "has_voices": hearing.has_voices(),
    }
