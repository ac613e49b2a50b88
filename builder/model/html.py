"""Text as HTML."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_special = re.compile(r"[&<>'\"]").search


def escaped(value: object) -> str:
    """What `markupsafe.escape` gives, without its detour where nothing is to be escaped."""
    if (type(value) is str and _special(value) is None) or type(value) is Markup:
        return value
    return escape(value)
