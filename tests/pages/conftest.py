"""The small chronicle as pages and as files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import lxml.html
import pytest

from builder.pages import pages
from builder.publish.render import environment, render_page

from .small import chronicle

LAYOUTS = Path(__file__).parents[2] / "layouts"


@pytest.fixture(scope="session")
def site() -> Mapping[str, bytes]:
    """Address -> bytes of each page."""
    templates = environment(LAYOUTS)
    return {page.address: render_page(page, templates, LAYOUTS) for page in pages(chronicle())}


@pytest.fixture(scope="session")
def trees(site: Mapping[str, bytes]) -> Mapping[str, lxml.html.HtmlElement]:
    """Address -> parsed page, of the HTML pages."""
    return {
        address: lxml.html.document_fromstring(content.decode())
        for address, content in site.items()
        if address.endswith(("/", ".html"))
    }
