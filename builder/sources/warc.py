"""Web archives: the HTML pages that servers answered with, their addresses and days of capture, through warcio."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from builder.errors import Problem

from .facts import is_address

_END = b"\r\n\r\n"
"""Every record of a web archive ends so."""


@dataclass(frozen=True, slots=True)
class Capture:
    """One page as a web archive holds it."""

    source: str
    """Path, with `#n` for the n-th record."""
    data: bytes
    """The page, unpacked."""
    url: str | None
    """Its address."""
    date: str | None
    """Day on which it was taken."""
    charset: str
    """Encoding that the server declared; empty where it declared none."""


def captures(source: str, stream: IO[bytes], largest: int) -> Iterator[Capture | Problem]:
    """Each HTML page of an archive that is no longer packed, and a Problem for each record that is broken."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
        from warcio.statusandheaders import StatusAndHeadersParser, StatusAndHeadersParserException
    except ImportError:
        yield Problem(source, 0, "a web archive", "warcio", "pip install '.[archive]'", code="not-installed")
        return

    counted = _Counted(stream)
    parser = StatusAndHeadersParser(["HTTP/1.0", "HTTP/1.1", "HTTP/2"], True)
    number = 0
    try:
        for number, record in enumerate(ArchiveIterator(counted, no_record_parse=True), 1):
            place = f"{source}#{number}"
            try:
                if record.rec_type == "response":
                    record.http_headers = parser.parse(record.raw_stream)
            except (StatusAndHeadersParserException, EOFError):
                yield Problem(place, 0, "a record without an answer of a server", "HTTP", code="damaged")
                continue
            for item in _record(place, record, largest):
                yield item
                if isinstance(item, Problem) and item.code == "cut-off":
                    return
    except (ArchiveLoadFailed, ValueError, AttributeError) as fault:
        said = f"a damaged record after {number} whole ones: {str(fault).splitlines()[0][:80]}"
        yield Problem(source, 0, said, "a web archive", "what follows it was left out", code="damaged")
        return
    if counted.last and counted.last != _END:
        yield Problem(
            source, 0, f"a web archive that breaks off after {number} records", "a whole file", code="cut-off"
        )


def _record(place: str, record: Any, largest: int) -> Iterator[Capture | Problem]:
    """The page in a record, if it is one that a server answered with."""
    if not _is_page(record):
        return
    data = record.content_stream().read(largest + 1)
    if len(data) > largest:
        yield Problem(place, 0, f"a page of more than {largest >> 20} MB", "", "it was left out", code="too-large")
        return
    if getattr(record.raw_stream, "limit", 0) > 0:
        yield Problem(place, 0, "a record that breaks off", "a whole file", "fetch it again", code="cut-off")
        return
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    if not is_address(url.strip("<>")):
        yield Problem(place, 0, "a record without an address", "WARC-Target-URI", "", "warning", "no-url")
    date = re.match(r"\d{4}-\d\d-\d\d", record.rec_headers.get_header("WARC-Date") or "")
    address = url.strip("<>") if is_address(url.strip("<>")) else None
    yield Capture(place, data, address, date.group() if date else None, _charset(record))


def _is_page(record: Any) -> bool:
    if record.rec_type not in ("response", "resource"):
        return False
    headers = record.http_headers
    if record.rec_type == "response" and (headers is None or headers.get_statuscode() != "200"):
        return False
    kind = (headers or record.rec_headers).get_header("Content-Type") or ""
    return "html" in kind.lower()


def _charset(record: Any) -> str:
    kind = (record.http_headers or record.rec_headers).get_header("Content-Type") or ""
    found = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", kind, re.IGNORECASE)
    return found.group(1).lower() if found else ""


class _Counted:
    """A stream that remembers the last bytes it gave."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.last = b""

    def read(self, size: int = -1) -> bytes:
        """As of a file."""
        data = self._stream.read(size)
        self.last = (self.last + data[-len(_END) :])[-len(_END) :]
        return data
