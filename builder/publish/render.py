"""Pages -> the bytes of their files, by the templates in `layouts/`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import jinja2

from builder.errors import LayoutError, Problem
from builder.model.page import Page

from . import flatten


def environment(layouts: Path) -> flatten.Environment:
    """Jinja2 with everything escaped and unknown names refused.

    Raises LayoutError where the folder is missing.
    """
    if not layouts.is_dir():
        raise LayoutError(
            Problem(str(layouts), 0, "no folder of templates", hint="start in the chronicle's folder or give --root")
        )
    return flatten.Environment(
        loader=jinja2.FileSystemLoader(layouts),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )


def load(templates: flatten.Environment, layout: str, layouts: Path, many: bool = False) -> jinja2.Template:
    """A template, compiled; put together where it is for `many` pages.

    Raises LayoutError where it is missing or broken.
    """
    try:
        if many:
            templates.put_together(layout)
        return templates.page(layout)
    except jinja2.TemplateSyntaxError as fault:
        name = fault.filename or str(layouts / layout)
        raise LayoutError(
            Problem(name, fault.lineno, fault.message or "a broken template", hint="mend the template")
        ) from fault
    except jinja2.TemplateNotFound as fault:
        hint = f"{layout} needs it" if str(fault) != layout else "put it there"
        raise LayoutError(Problem(str(layouts / str(fault)), 0, "no such template", hint=hint)) from fault


def render_page(page: Page, templates: flatten.Environment, layouts: Path) -> bytes:
    """One page's bytes. Raises LayoutError where its template is missing or broken."""
    if not page.layout:
        content = page.context["content"]
        assert isinstance(content, bytes)
        return content
    template = load(templates, page.layout, layouts)
    place, hint = str(layouts / page.layout), f"while making {page.address}"
    try:
        return "".join(template.root_render_func(template.new_context(dict(page.context)))).encode()
    except jinja2.TemplateNotFound as fault:
        raise LayoutError(Problem(str(layouts / str(fault)), 0, "no such template", hint=hint)) from fault
    except jinja2.TemplateSyntaxError as fault:
        name = fault.filename or place
        raise LayoutError(Problem(name, fault.lineno, fault.message or "a broken template", hint=hint)) from fault
    except (jinja2.UndefinedError, TypeError, ValueError, LookupError) as fault:
        raise LayoutError(Problem(place, 0, str(fault), hint=hint)) from fault


def static_files(layouts: Path) -> Iterator[tuple[str, bytes]]:
    """What stands in `layouts/static/`, as it is; a file in `layouts/static/root/` goes to the root of the site."""
    folder = layouts / "static"
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            name = path.relative_to(folder).as_posix()
            yield name.removeprefix("root/") if name.startswith("root/") else f"static/{name}", path.read_bytes()


def layout_digests(layouts: Path) -> Mapping[str, bytes]:
    """Each template with all that it extends, includes or imports, in sixteen bytes."""
    texts, near = _templates(layouts)
    return {name: _whole(_reach(name, near), texts) for name in near}


def needed(layouts: Path, layout: str) -> list[str]:
    """A template and all that it extends, includes or imports."""
    return sorted(_reach(layout, _templates(layouts)[1]))


def _templates(layouts: Path) -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    """Text of each template, and which others it names."""
    static = layouts / "static"
    paths = [path for path in sorted(layouts.rglob("*")) if static not in path.parents and path.is_file()]
    texts = {path.relative_to(layouts).as_posix(): path.read_text("utf-8") for path in paths if path.name[0] != "."}
    return texts, {name: _references(text, texts) for name, text in texts.items()}


_USE = r"{%[-+]?\s*(?:extends|include|import|from)\b"
_NAMED = re.compile(_USE + r"\s*['\"]([^'\"]+)['\"]")


def _references(text: str, all_: Iterable[str]) -> frozenset[str]:
    """Templates that a template names; all where it computes a name."""
    named = _NAMED.findall(text)
    return frozenset(named if len(named) == len(re.findall(_USE, text)) else all_)


def _reach(name: str, near: Mapping[str, frozenset[str]]) -> set[str]:
    found, open_ = set(), {name}
    while open_:
        one = open_.pop()
        found.add(one)
        open_ |= near.get(one, frozenset()) - found
    return found


def _whole(names: set[str], texts: Mapping[str, str]) -> bytes:
    mark = hashlib.blake2b(digest_size=16)
    for part in sorted(names):
        mark.update(f"{part}\0{texts.get(part, '')}\0".encode())
    return mark.digest()


def file_of(address: str) -> str:
    """File of an address, relative to the output folder."""
    return address.lstrip("/") + ("index.html" if address.endswith("/") else "")
