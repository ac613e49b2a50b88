"""Pages -> the bytes of their files, by the templates in `layouts/`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import jinja2
import jinja2.meta

from builder.errors import LayoutError, Problem
from builder.model.page import Page


def environment(layouts: Path) -> jinja2.Environment:
    """Jinja2 with everything escaped and unknown names refused.

    Raises LayoutError where the folder is missing.
    """
    if not layouts.is_dir():
        raise LayoutError(
            Problem(str(layouts), 0, "no folder of templates", hint="start in the chronicle's folder or give --root")
        )
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(layouts),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )


def render_page(page: Page, templates: jinja2.Environment, layouts: Path) -> bytes:
    """One page's bytes. Raises LayoutError where its template is missing or broken."""
    if not page.layout:
        content = page.context["content"]
        assert isinstance(content, bytes)
        return content
    try:
        return templates.get_template(page.layout).render(page.context).encode()
    except jinja2.TemplateSyntaxError as fault:
        name = fault.filename or str(layouts / page.layout)
        raise LayoutError(
            Problem(name, fault.lineno, fault.message or "a broken template", hint="mend the template")
        ) from fault
    except jinja2.TemplateNotFound as fault:
        raise LayoutError(
            Problem(str(layouts / str(fault)), 0, "no such template", hint=f"{page.address} needs it")
        ) from fault
    except jinja2.UndefinedError as fault:
        place = str(layouts / page.layout)
        raise LayoutError(Problem(place, 0, f"{fault.message}", hint=f"while making {page.address}")) from fault


def static_files(layouts: Path) -> Iterator[tuple[str, bytes]]:
    """What stands in `layouts/static/`, as it is; a file in `layouts/static/root/` goes to the root of the site."""
    folder = layouts / "static"
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            name = path.relative_to(folder).as_posix()
            yield name.removeprefix("root/") if name.startswith("root/") else f"static/{name}", path.read_bytes()


def layout_digests(layouts: Path) -> Mapping[str, bytes]:
    """Each template with all that it extends, includes or imports, in sixteen bytes."""
    templates = environment(layouts)
    texts = {path.name: path.read_text("utf-8") for path in sorted(layouts.iterdir()) if path.is_file()}
    near = {name: _references(templates, text) for name, text in texts.items() if not name.startswith(".")}
    return {name: _whole(name, texts, near) for name in near}


def _references(templates: jinja2.Environment, text: str) -> frozenset[str]:
    try:
        return frozenset(name or "" for name in jinja2.meta.find_referenced_templates(templates.parse(text)))
    except jinja2.TemplateSyntaxError:
        return frozenset()


def _whole(name: str, texts: Mapping[str, str], near: Mapping[str, frozenset[str]]) -> bytes:
    needed, open_ = set(), {name}
    while open_:
        one = open_.pop()
        needed.add(one)
        open_ |= near.get(one, frozenset()) - needed
    mark = hashlib.blake2b(digest_size=16)
    for part in sorted(needed):
        mark.update(f"{part}\0{texts.get(part, '')}\0".encode())
    return mark.digest()


def file_of(address: str) -> str:
    """File of an address, relative to the output folder."""
    return address.lstrip("/") + ("index.html" if address.endswith("/") else "")
