"""People written as lines of text: a pasted list, or one line typed into quick add."""
