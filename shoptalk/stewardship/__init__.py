"""Keeping the seeker's property safe: export, import of an export, backup, restore, the bin."""
