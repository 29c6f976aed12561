"""A rate with its range, drawn and said. SVG in percent units: no viewBox, nothing distorts when the column narrows."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from shoptalk.method.arms import Arm
from shoptalk.method.rates import PERCENTAGE, Rate

register = template.Library()
WHOLE = 100


@register.simple_tag
def interval(rate: Rate, what: str) -> SafeString:
    """The range as a bar and the rate as a dot, on an axis from nothing to all; nothing below five cases (F24)."""
    return _drawn(rate, rate.words(what), WHOLE) if rate.drawn else mark_safe("")


@register.simple_tag
def arm_interval(arm: Arm, what: str) -> SafeString:
    """The own range, and the saying as a tick that names its grade (F23). Without a range only the tick is drawn."""
    said = f"{arm.rate.words(what)}. The saying, weak evidence: {arm.saying.words}"
    return _drawn(arm.rate, said, arm.top, arm.saying.share)


@register.simple_tag
def rate_cell(rate: Rate) -> SafeString:
    """What may be said beside the bar: a percentage with its range, the range, or that there are too few (F24)."""
    if not rate.drawn:
        return mark_safe("too few for a range" if rate.of else "")
    low, high = rate.bounds
    if rate.says == PERCENTAGE:
        return format_html("<b>{}%</b> {} to {}", rate.percent, low, high)
    return format_html("{} to {} in 100", low, high)


@register.filter
def count_of(rate: Rate) -> str:
    return f"{rate.count} of {rate.of}"


@register.filter
def scale(top: int) -> list[str]:
    """The words under an axis."""
    return [f"{top * part // 3}%" if top == 30 else f"{top * part // 2}%" for part in range(4 if top == 30 else 3)]


def _drawn(rate: Rate, label: str, top: int, tick: float | None = None) -> SafeString:
    lines = ['<line class="axis" x1="0" x2="100%" y1="14" y2="14"/>']
    if tick is not None:
        lines.append(f'<line class="bench" x1="{_along(tick, top)}" x2="{_along(tick, top)}" y1="2" y2="26"/>')
    if rate.drawn:
        low, high = _along(rate.low, top), _along(rate.high, top)
        lines.append(f'<line class="band" x1="{low}" x2="{high}" y1="14" y2="14"/>')
        lines.append(f'<circle cx="{_along(rate.share, top)}" cy="14" r="6"/>')
    body = mark_safe("".join(lines))
    return format_html(
        '<svg class="interval" role="img" aria-label="{}" width="100%" height="28">{}</svg>', label, body
    )


def _along(share: float, top: int) -> str:
    return f"{min(share * 100 / top, 1) * 100:.1f}%"
