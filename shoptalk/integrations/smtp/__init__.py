"""Handing letters in over SMTP submission (RFC 6409), and the twin in memory."""
