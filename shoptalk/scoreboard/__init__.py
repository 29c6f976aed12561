"""Honest numbers: the seeker's own funnel with ranges, applications and offers, and what others claim, graded."""
