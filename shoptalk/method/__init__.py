"""The craft: what the informational-interview method knows, as pure functions over plain values.

No Django, no clock, no network. Every file names the rules of the method's rulebook it stands on.
"""
