"""Runs over archives: a cheap look, copies found, work shared by processes or machines, resumed where it stopped."""
