"""Saved web pages: the article's text through trafilatura, its facts from what the page says of itself."""

from __future__ import annotations

import logging
import re
from typing import Any

from builder.errors import Problem
from builder.model.article import Dropped

from .characters import one_line, plain
from .decode import NoTextError, declared_encoding, decode
from .draft import Draft
from .pagefacts import page_facts

_CAPTIONS = (
    "//figcaption | //*[contains(concat(' ', translate(@class, 'CAPTION-_', 'caption  '), ' '), ' caption ')]"
    "[not(self::body or self::html or self::article or self::main)]"
)
_LONGEST_CAPTION = 700
"""Characters; what is longer holds an article, whatever its class says."""


def read(data: bytes, source: str, charset: str = "") -> tuple[Draft, list[Problem]]:
    """The draft in a web page, and what is wrong with it; `charset` is the encoding that its server declared.

    Raises NoTextError where the bytes are no text or the page holds none.
    """
    decoded = decode(data, charset or declared_encoding(data))
    tree = _parsed(plain(decoded.text))
    if tree is None:
        raise NoTextError("a page without text")
    page = page_facts(tree)
    captions = _take_captions(tree)
    lines = _lines(_longer(_main_text(tree), page.body))
    if not lines:
        raise NoTextError("a page without text")
    attention = (*decoded.attention, *page.attention)
    return Draft(source, lines, page.facts, False, captions, attention), decoded.doubts(source)


def _parsed(text: str) -> Any:
    """The page as an lxml tree; None where there is nothing in it."""
    from lxml import etree
    from lxml import html as lxml_html

    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    parser = lxml_html.HTMLParser(huge_tree=True, remove_comments=True, encoding="utf-8")
    try:
        return lxml_html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def _take_captions(tree: Any) -> tuple[Dropped, ...]:
    """Takes captions of pictures out of the tree."""
    taken = []
    for element in tree.xpath(_CAPTIONS):
        words = one_line(element.text_content())
        if len(words) <= _LONGEST_CAPTION and element.getparent() is not None:
            element.drop_tree()
            if words:
                taken.append(Dropped(words, "caption"))
    return tuple(taken)


def _main_text(tree: Any) -> str:
    """Text of the page's article, one paragraph a line; empty where none is found."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    text = trafilatura.extract(tree, include_comments=False, include_tables=False, output_format="txt")
    return text or ""


def _longer(shown: str, stated: str) -> str:
    """The text that the page shows, unless its JSON-LD holds far more of the article, or the same in paragraphs."""
    more = len(stated) > 1.5 * len(shown)
    same = len(stated) > 0.9 * len(shown) and stated.strip().count("\n") > shown.strip().count("\n")
    return stated if more or same else shown


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for part in plain(text).split("\n") if (line := one_line(part)))
