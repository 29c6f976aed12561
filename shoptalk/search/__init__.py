"""Finding people by parts of words. One thin module per database: sqlite.py and postgres.py."""
