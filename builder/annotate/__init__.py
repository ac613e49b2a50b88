"""`Article` and `Reading` <-> annotated Markdown: write, read, merge, check."""
