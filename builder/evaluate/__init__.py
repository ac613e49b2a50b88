"""What was read or published, against annotated articles: matches and figures."""

from .gold import GoldArticle, GoldEvent, GoldTotal, read_gold
from .match import Comparison, Match, compare
from .measure import b_cubed, links
from .phrases import of_phrases, overlap
from .score import score
from .together import answers, identification
from .totals import as_a_whole, by_number

__all__ = [
    "Comparison",
    "GoldArticle",
    "GoldEvent",
    "GoldTotal",
    "Match",
    "answers",
    "as_a_whole",
    "b_cubed",
    "by_number",
    "compare",
    "identification",
    "links",
    "of_phrases",
    "overlap",
    "read_gold",
    "score",
]
