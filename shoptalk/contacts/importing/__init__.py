"""From the rows of a file to people in the notebook: whom we know already, what is new, what changed, what is written."""
