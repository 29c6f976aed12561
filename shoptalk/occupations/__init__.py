"""Occupation reference data and title matching: read-only, offline."""
