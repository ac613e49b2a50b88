"""Pages -> files in `site/`: render, write, search, serve."""
