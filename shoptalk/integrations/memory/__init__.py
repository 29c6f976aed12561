"""Servers that live in this process only: for tests that need the manners of one, and its faults on request."""
