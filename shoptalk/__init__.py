"""Shoptalk runs a person's informational interviews end to end. The map of the rooms: docs/map.md."""

__version__ = "0.1.0"
