"""Article -> Reading: which measures it reports, who took them against whom, and the words that say so."""

from .reading import read

__all__ = ["read"]
