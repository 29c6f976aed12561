"""What goes out of the seeker's mailbox and what comes in: the outbox is the letter itself; replies, bounces, absences
and answers to invitations are noticed here and re-plan Today."""
