"""What was read or published, against annotated articles: matches and figures."""

from .gold import GoldArticle, GoldEvent, read_gold
from .match import Comparison, Match, compare
from .measure import b_cubed, links
from .score import of_totals, score
from .together import answers, identification

__all__ = [
    "Comparison",
    "GoldArticle",
    "GoldEvent",
    "Match",
    "answers",
    "b_cubed",
    "compare",
    "identification",
    "links",
    "of_totals",
    "read_gold",
    "score",
]
