"""People, how the seeker knows them, and how they come in: import, duplicates, merge, forget."""
