"""Every text a seeker can start from: first asks by kind of tie, and what comes after them."""

from __future__ import annotations

from shoptalk.method.first_asks import FIRST_ASKS
from shoptalk.method.later_letters import LATER_LETTERS, SURPRISES
from shoptalk.method.letter_template import ANY, SITUATIONS, Template

__all__ = ["ANY", "SITUATIONS", "SURPRISES", "TEMPLATES", "Template"]

TEMPLATES: tuple[Template, ...] = (*FIRST_ASKS, *LATER_LETTERS)
