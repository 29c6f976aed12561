"""What LinkedIn hands out when its members ask for a copy of their data."""
