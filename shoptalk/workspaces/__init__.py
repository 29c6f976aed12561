"""A seeker's private space, and who may see what in it. access.py is the only place where that is decided."""
