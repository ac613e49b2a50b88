"""What `content/chronicle.yaml` says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from .article import Rights


@dataclass(frozen=True, slots=True)
class Site:
    """The chronicle's own title page."""

    title: str = "Chronicle"
    """Name of the chronicle."""
    description: str = ""
    """One or two sentences on what it is."""
    base_url: str = "http://localhost:8000"
    """Where it is published, without a slash at the end."""
    language: str = "en"
    """Language of the pages, BCP 47."""
    licence: str = "CC BY 4.0"
    """Licence of the data."""
    licence_url: str = "https://creativecommons.org/licenses/by/4.0/"
    """Where that licence can be read."""
    publisher: str = ""
    """Who answers for it; the title where empty."""
    repository: str = ""
    """Address at which a reader sees the files."""
    edit_url: str = ""
    """Address that opens a file for editing; `{path}` stands for the file. Empty: no link."""
    issue_url: str = ""
    """Address at which an error can be reported; `{path}` may stand for the file."""
    version: str = ""
    """Version of the data, as the publisher counts."""
    admin: bool = False
    """Whether the form for editors is built under /admin/."""
    outlets: Mapping[str, Rights] = field(default_factory=lambda: MappingProxyType({}))
    """Rights by outlet, where an article does not say."""
