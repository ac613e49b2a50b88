"""Strings as YAML scalars that every reader of YAML 1.1 or 1.2 takes for the same string."""

from __future__ import annotations

import json
import re

_PLAIN = re.compile(r"[^\W_](?:[^\0-\x1f\x7f-\xa0\ufeff\u2028\u2029]*[^\0-\x20\x7f-\xa0:\ufeff\u2028\u2029])?\Z")
"""Starts with a letter or digit and ends in anything printable but a colon."""

_OTHER_TYPE = re.compile(
    r"""(?: y | n | yes | no | on | off | true | false | null | nan | inf   # words that some reader takes for a value
    | [-+]?[0-9][0-9_,]*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?                      # numbers
    | 0x[0-9a-f_]+ | 0o?[0-7_]+ | 0b[01_]+
    | [0-9_]+(?::[0-9_]+)+(?:\.[0-9_]*)?                                     # 72:00 counts in sixties
    | [0-9]{4}-[0-9]{1,2}(?:-[0-9]{1,2}.*)?                                  # dates
    )\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_FULL_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_MUST_ESCAPE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def scalar(text: str) -> str:
    """`text` as it is where that is safe, else in double quotes; in single ones where that saves a backslash."""
    if _is_plain(text):
        return text
    if ('"' in text or "\\" in text) and "'" not in text and text.isprintable():
        return f"'{text}'"
    quoted = json.dumps(text, ensure_ascii=False)
    return _MUST_ESCAPE.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


def date(text: str) -> str:
    """A date: a full one as it is, a year or a month in quotes, so that none is taken for a number."""
    return text if _FULL_DATE.match(text) else scalar(text)


def _is_plain(text: str) -> bool:
    return bool(_PLAIN.match(text) and ": " not in text and " #" not in text and not _OTHER_TYPE.match(text))
