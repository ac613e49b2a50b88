"""Annotated articles -> `Chronicle`: load, identify, link, total."""
