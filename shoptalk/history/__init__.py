"""What happened to the records: append-only events with enough in them to undo the change. Nothing is ever rewritten here."""
