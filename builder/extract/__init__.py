"""Tokens -> claims: one rule family a file."""
