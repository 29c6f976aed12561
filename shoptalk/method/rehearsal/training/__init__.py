"""What callers say, labelled, and how the reader of a rehearsal is fitted. Nothing here is needed to run a call."""
