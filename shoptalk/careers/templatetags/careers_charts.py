"""Charts of this room: SVG in percent units, the numbers in the label, no script."""

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from shoptalk.campaigns.templatetags.belief_chart import stair
from shoptalk.careers.belief_cards import BeliefCard, Said
from shoptalk.careers.pay import Pay, Scale

register = template.Library()
TALL, MIDDLE = 34, 17


@register.simple_tag
def wage_chart(pay: Pay, scale: Scale, now: int | None = None) -> SafeString:
    """10th to 90th percentile as a hair, the middle half as a bar, the median as a notch, what one earns now dotted."""
    lines = [
        ("hair", pay.at("p10"), pay.at("p90"), MIDDLE, MIDDLE),
        ("half", pay.at("p25"), pay.at("p75"), MIDDLE, MIDDLE),
        ("mid", pay.at("p50"), pay.at("p50"), 8, 26),
        ("now", now, now, 0, TALL),
    ]
    drawn = format_html_join(
        "",
        '<line class="{}" x1="{}" x2="{}" y1="{}" y2="{}"/>',
        (
            (name, scale.along(begin), scale.along(end), top, bottom)
            for name, begin, end, top, bottom in lines
            if begin and end
        ),
    )
    return format_html(
        '<svg class="wages" role="img" aria-label="{}" width="100%" height="{}">{}</svg>', pay.in_words, TALL, drawn
    )


@register.simple_tag
def bar(value: float, label: str, top: int = 100) -> SafeString:
    """A bar from 0 to `top`."""
    return format_html(
        '<svg class="bar" role="img" aria-label="{}" width="100%" height="8"><rect class="axis" width="100%" '
        'height="8" rx="2"/><rect width="{}%" height="8" rx="2"/></svg>',
        label,
        f"{min(max(value / top * 100, 0), 100):.1f}",
    )


@register.simple_tag
def talk_stair(card: BeliefCard) -> SafeString:
    """The stair of a belief; its label says each number with the talk behind it, or the day."""
    begun, *later = card.said
    parts = [f"{begun.value} on {_day(begun)}"]
    parts += [f"{one.value} {f'after {one.who}' if one.who else f'on {_day(one)}'}" for one in later]
    return stair(card.stair, f"How sure you were: {', '.join(parts)}")


def _day(said: Said) -> str:
    return date_format(localtime(said.confidence.said_at), "j F")


@register.filter
def group_digits(number: int) -> str:
    """41,230."""
    return f"{number:,}"
