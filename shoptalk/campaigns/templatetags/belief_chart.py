"""The stair of a belief: how sure one was, word by word, read left to right."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
GRID = (0, 50, 100)


@register.simple_tag
def stair(values: str, label: str) -> SafeString:
    """`values` are numbers from 0 to 100 ("80 70 55"). SVG in percent units, so that text stays text at every width."""
    sure = [int(value) for value in values.split()]
    drawn = [f'<line class="axis" x1="0" x2="100%" y1="{_up(grid)}" y2="{_up(grid)}"/>' for grid in GRID]
    for place, value in enumerate(sure):
        here, there = _along(place, len(sure)), _along(place + 1, len(sure))
        drawn.append(f'<line class="step" x1="{here}" x2="{there}" y1="{_up(value)}" y2="{_up(value)}"/>')
        drawn.append(f'<text x="{here}" y="{_up(value)}" dx="9" dy="-7">{value}</text>')
        if place:
            drawn.append(f'<line class="step" x1="{here}" x2="{here}" y1="{_up(sure[place - 1])}" y2="{_up(value)}"/>')
            drawn.append(f'<circle cx="{here}" cy="{_up(value)}" r="4"/>')
    lines = mark_safe("".join(drawn))
    return format_html('<svg class="steps" role="img" aria-label="{}" width="100%" height="92">{}</svg>', label, lines)


@register.filter
def with_word(value: object, words: str) -> str:
    """A slider's number with its word, as the slider itself says it: "80, certain". `words` are parted by "|"."""
    steps = words.split("|")
    try:
        number = min(max(int(str(value)), 0), 100)
    except ValueError:
        return steps[0]
    return f"{number}, {steps[max(0, -(-number * len(steps) // 100) - 1)]}"


def _along(place: int, count: int) -> str:
    return f"{place / count * 100:.2f}%"


def _up(value: int) -> str:
    return f"{94 - value * 0.86:.1f}%"
