"""What the talks say about the fields: evidence for and against each belief, fields side by side, a decision report."""
