"""What happened to the records: events, only ever added, with enough in them to undo the change."""
