"""A template and what it extends as one: a page is then made by a single function, in half the time.

Only what is simple is put together so, which holds for our own templates; a template that asks for more of Jinja is
left as Jinja has it. A test holds both equal, byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import jinja2
from jinja2 import nodes

_HEADS = (nodes.Import, nodes.FromImport, nodes.Macro)
"""What a template that extends another may have outside of its blocks; text there is never shown."""
_NAMES = frozenset({"self", "super", "caller"})
"""Names that mean something else where there are no blocks."""


class Environment(jinja2.Environment):
    """Jinja, with templates put together where that is simple, and texts escaped without a detour."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._wholes: dict[str, jinja2.Template] = {}

    def page(self, name: str) -> jinja2.Template:
        """A template that is a page's, not one that others extend. Raises what `get_template` raises."""
        return self._wholes.get(name) or self.get_template(name)

    def put_together(self, name: str) -> None:
        """Put a template together for many pages; for a few it is not worth its while."""
        assert self.loader is not None
        if name in self._wholes:
            return
        source, filename, _ = self.loader.get_source(self, name)
        flat = self._flat(self._parse(source, name, filename))
        if flat is not None:
            code = self.compile(flat, name, filename)
            self._wholes[name] = self.template_class.from_code(self, code, self.make_globals(None))

    def _flat(self, found: nodes.Template) -> nodes.Template | None:
        """The template without blocks; None where it is left as it is."""
        parent = _parent(found)
        if parent is None or not _simple(found):
            return None
        assert self.loader is not None
        source, filename, _ = self.loader.get_source(self, parent)
        base = self._parse(source, parent, filename)
        if any(base.find_all(nodes.Extends)) or not _simple(base):
            return None
        blocks = {block.name: block for block in found.body if isinstance(block, nodes.Block)}
        heads = [node for node in found.body if isinstance(node, _HEADS)]
        flat = nodes.Template([*heads, *_filled(base.body, blocks)], lineno=1)
        flat.set_environment(self)
        return flat

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        code = super()._generate(source, name, filename, defer_init)
        first, rest = code.split("\n", 1)
        return f"{first}; from builder.model.html import escaped as escape\n{rest}"


def _parent(template: nodes.Template) -> str | None:
    """Name of the template that it extends, where that is said at its beginning and in so many words."""
    for node in template.body:
        if isinstance(node, nodes.Extends):
            return node.template.value if isinstance(node.template, nodes.Const) else None
        if not isinstance(node, nodes.Output):
            return None
    return None


def _simple(template: nodes.Template) -> bool:
    """Whether blocks stand at the top only, each once, and nothing asks for what is around them."""
    blocks = list(template.find_all(nodes.Block))
    at_top = [node for node in template.body if isinstance(node, nodes.Block)]
    return (
        len(blocks) == len(at_top) == len({block.name for block in blocks})
        and not any(block.scoped or block.required for block in blocks)
        and not any(name.name in _NAMES for name in template.find_all(nodes.Name))
        and sum(1 for _ in template.find_all(nodes.Extends)) <= 1
        and all(isinstance(node, (nodes.Output, nodes.Extends, nodes.Block, *_HEADS)) for node in _outside(template))
    )


def _outside(template: nodes.Template) -> Iterable[nodes.Node]:
    """What a template that extends another has beside blocks; of one that does not, nothing is asked."""
    return template.body if _parent(template) is not None else ()


def _filled(body: Iterable[nodes.Node], blocks: dict[str, nodes.Block]) -> Iterator[nodes.Node]:
    for node in body:
        if isinstance(node, nodes.Block):
            yield nodes.Scope(blocks.get(node.name, node).body, lineno=node.lineno)
        else:
            yield node
