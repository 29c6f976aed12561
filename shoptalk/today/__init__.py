"""The moves: what to do next, with the finished text, drawn from all rooms. No models live here."""
