"""From the rows of a file to people in the notebook: whom we know, who is new, what changed, what is written."""
