"""The seeker's mailbox over IMAP (RFC 3501): read by what is new, never altered but for copies of what was sent."""
