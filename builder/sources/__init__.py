"""Input files -> `Article`."""
