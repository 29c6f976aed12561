"""The occupation reference: codes, titles and US pay figures, read-only and offline, and the matcher that finds the
occupation behind a position as people write it. Nothing here knows a seeker; the data lie in `pack/`.
"""
