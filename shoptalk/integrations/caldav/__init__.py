"""Calendars on a server (CalDAV, RFC 4791): found, read, written under conditions, and asked for busy times."""
