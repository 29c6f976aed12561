"""The People list and a person's page, drawn from all rooms. No models live here."""
