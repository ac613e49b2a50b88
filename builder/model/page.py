"""Pages before they are files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the site, ready to be rendered."""

    address: str
    """Address from the root of the site: `/events/3f2a91/`, `/feed.xml`; a folder's page ends in a slash."""
    layout: str
    """Template in `layouts/`; empty: the bytes of the file are the context's `content`."""
    context: Mapping[str, object]
    """What the template may use besides the site itself."""

    @property
    def file(self) -> str:
        """File below the output folder."""
        return self.address.lstrip("/") + ("index.html" if self.address.endswith("/") else "")
