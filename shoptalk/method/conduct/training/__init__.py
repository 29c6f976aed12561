"""Labelled sentences and the script that fits the reader of M1 on them; needed to train, never to check."""
