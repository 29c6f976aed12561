"""One search: the fields, the beliefs about them, the weekly pace, and whom to ask first."""
