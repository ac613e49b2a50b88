"""`Chronicle` -> pages: one kind of page a file."""
