"""Asks: the letters and calls, what came back, and the cadence that follows from it."""
