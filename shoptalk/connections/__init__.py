"""The seeker's own mailbox, calendar and browsers, as far as Shoptalk may reach them: what was set up, the secrets
(closed), the busy times that were read, and what may be said aloud and when."""
