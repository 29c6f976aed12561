"""Notices for browsers: encrypted for the browser (RFC 8291), signed by this installation (RFC 8292), handed to
the push service that the browser named (RFC 8030)."""
