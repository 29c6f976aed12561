"""The rehearsal of a call (rulebook D20): a partner that answers back, and a look back at what was said.

`scenarios` reads what a coach writes, `hearing` tells what the caller's words do, `partner` answers, `feedback` looks
back. Nothing here knows a clock, a network or a notebook.
"""
