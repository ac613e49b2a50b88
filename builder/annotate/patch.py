"""Front matter brought up to date where it stands: only what changes is touched.

Comments, quotes, order, blank lines and line endings of everything else stay as the editor left them. Places come from
the YAML parser's own marks; the result is read again and must say what was asked for, else nothing is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

from builder.model.yaml import YamlError

from . import front
from .fields import MACHINE, ROW_KEYS
from .front import Data
from .scalars import scalar
from .write import front_lines, row_lines, shown

Rows = list[tuple[int | None, Data]]
"""Rows as they should be: each with its place in the file, None for a new one."""
Path = tuple[str | int, ...]

_COMMENT = re.compile(r"(?:^|(?<=\s))#", re.MULTILINE)
_FLOW_MARKS = re.compile(r"[\[\]{},]")


class PatchError(Exception):
    """The text is written in a way that cannot be changed in place with certainty."""


def commented(text: str) -> frozenset[Path]:
    """Paths of the keys, rows and items in whose lines an editor has written a comment: these must not be taken out."""
    if "#" not in text:
        return frozenset()
    tree = _compose(text)
    return frozenset(_commented(text, tree, ())) if tree else frozenset()


def _compose(text: str) -> yaml.Node | None:
    """The tree of nodes, with places that count characters. Raises PatchError where there is none."""
    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as fault:
        raise PatchError(str(fault).partition("\n")[0]) from None


def _commented(text: str, node: yaml.Node, path: Path) -> Iterator[Path]:
    for key, start, value in _children(text, node):
        if _has_comment(text, start, value):
            yield (*path, key)
            yield from _commented(text, value, (*path, key))


def _children(text: str, node: yaml.Node) -> Iterator[tuple[str | int, int, yaml.Node]]:
    """Key or index, place of the key or dash, and value of each child."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key.value, key.start_mark.index, value
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            start = value.start_mark.index
            yield index, start if node.flow_style else max(text.rfind("-", 0, start), 0), value


def _has_comment(text: str, start: int, node: yaml.Node) -> bool:
    """Whether an editor has written a comment in the lines of a node whose key or dash is at `start`."""
    segment = text[start : _line_end(text, _content_end(text, node))]
    return bool(_COMMENT.search(_without_scalars(segment, start, node)))


def _without_scalars(segment: str, start: int, node: yaml.Node) -> str:
    """The segment with every scalar blanked, so that a # in one is no comment."""
    for one in _scalars(node):
        first, last = one.start_mark.index - start, min(one.end_mark.index - start, len(segment))
        if 0 <= first < last:
            segment = segment[:first] + "x" * (last - first) + segment[last:]
    return segment


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key
            yield from _scalars(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _scalars(value)


def apply(text: str, values: Mapping[str, Any], rows: Mapping[str, Rows]) -> str:
    """Front matter `text` with the top-level `values` (None takes a key out) and the `rows` of its lists.

    What is not named stays. Raises PatchError where that cannot be done with certainty.
    """
    before = _plain(front.load(text))
    wanted = {name: value for name, value in {**before, **values}.items() if value not in (None, [])}
    for name, listed in rows.items():
        wanted[name] = [row for _, row in listed]
    wanted = {name: value for name, value in wanted.items() if value not in (None, [])}
    if wanted == before:
        return text
    tree = _compose(text)
    if tree is None:
        return "".join(f"{line}\n" for line in front_lines(wanted)) + text
    if not isinstance(tree, yaml.MappingNode) or tree.flow_style:
        raise PatchError("front matter in braces")
    result = _Editor(text).edited(tree, before, wanted, rows)
    try:
        done = _plain(front.load(result))
    except YamlError as fault:
        raise PatchError(fault.message) from None
    if done != wanted:
        raise PatchError("the result would not say what it should")
    return result


def _plain(values: Data) -> Data:
    """The data without what is empty."""
    plain = {name: _plain_rows(value) for name, value in values.items()}
    return {name: value for name, value in plain.items() if value not in (None, [])}


def _plain_rows(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    return [
        {key: inner for key, inner in row.items() if inner not in (None, [])} if isinstance(row, dict) else row
        for row in value
    ]


class _Editor:
    """Collects changes of one text, by place, and makes them all at once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._newline = "\r\n" if "\r\n" in text else "\n"
        self._changes: list[tuple[int, int, int, str]] = []

    def edited(self, tree: yaml.MappingNode, before: Data, wanted: Data, rows: Mapping[str, Rows]) -> str:
        for name in {**before, **wanted}:
            if name in rows and name in before and name in wanted:
                self._rows(tree, name, before[name], rows[name])
            else:
                self._key(tree, name, before.get(name), wanted.get(name), [*MACHINE], 0)
        return self._done()

    def _done(self) -> str:
        text = self._text
        for start, end, _, new in sorted(self._changes, key=lambda one: one[:3], reverse=True):
            text = text[:start] + new + text[end:]
        return text

    def _change(self, start: int, end: int, new: str, depth: int = 0) -> None:
        """Put `new` in a place; of several at one place, what belongs deeper stands first."""
        if any(start < other_end and other < end for other, other_end, *_ in self._changes):
            raise PatchError("two changes in one place")
        self._changes.append((start, end, -1000 * depth + len(self._changes), new))

    def _lines(self, lines: Sequence[str], indent: int) -> str:
        return "".join(f"{' ' * indent}{line}{self._newline}" for line in lines)

    def _key(self, node: yaml.MappingNode, name: str, old: Any, new: Any, order: Sequence[str], indent: int) -> None:
        """One key of a mapping, from its old value to the new."""
        if old == new:
            return
        pairs = {key.value: (key, value) for key, value in node.value}
        if name not in pairs:
            self._add(node, name, new, order, indent)
        elif new is None:
            self._remove(node, name)
        elif isinstance(new, list) and pairs[name][1].value in ("", "~", "null"):
            at = _line_end(self._text, pairs[name][0].end_mark.index)
            self._change(at, at, self._lines(_list_lines(name, new, indent)[1:], indent), 3 if indent else 1)
        elif isinstance(old, list) and isinstance(new, list):
            self._items(pairs[name][1], old, new, 3 if indent else 1)
        elif isinstance(new, str) and isinstance(pairs[name][1], yaml.ScalarNode):
            self._value(pairs[name][1], shown(name, new))
        else:
            self._remove(node, name)
            self._add(node, name, new, order, indent)

    def _value(self, node: yaml.ScalarNode, new: str) -> None:
        start, end = node.start_mark.index, _content_end(self._text, node)
        blank = "" if self._text[start - 1 : start].isspace() else " "
        self._change(start, end, blank + new)

    def _add(self, node: yaml.MappingNode, name: str, new: Any, order: Sequence[str], indent: int) -> None:
        lines = _list_lines(name, new, indent)
        at = self._place(node, name, order)
        self._change(at, at, self._lines(lines, indent), 2 if indent else 0)

    def _place(self, node: yaml.MappingNode, name: str, order: Sequence[str]) -> int:
        """Start of the line at which a new key belongs: after those that go before it in `order`."""
        ahead = order[: order.index(name)]
        earlier = [value for key, value in node.value if key.value in ahead]
        if earlier or self._text[_line_start(self._text, node.start_mark.index) : node.start_mark.index].strip():
            return _line_end(self._text, _content_end(self._text, earlier[-1] if earlier else node.value[-1][1]))
        return _line_start(self._text, node.start_mark.index)

    def _remove(self, node: yaml.MappingNode, name: str) -> None:
        index = next(index for index, (key, _) in enumerate(node.value) if key.value == name)
        key, value = node.value[index]
        start, end = key.start_mark.index, _content_end(self._text, value)
        if self._text[_line_start(self._text, start) : start].strip():  # it shares its line with the dash of its row
            if index + 1 == len(node.value):
                raise PatchError("the only key of a row")
            self._change(start, node.value[index + 1][0].start_mark.index, "")
        elif isinstance(value, yaml.SequenceNode) and _has_comment(self._text, start, value):
            for child in value.value:
                self._take_out(child)
        else:
            self._change(_line_start(self._text, start), _line_end(self._text, end), "")

    def _items(self, node: yaml.Node, old: list[Any], new: list[Any], depth: int) -> None:
        """A list of strings: items that are gone taken out, new ones put at its end."""
        if not isinstance(node, yaml.SequenceNode):
            raise PatchError("a list without items")
        kept = [item for item in old if item in new]
        added = [item for item in new if item not in old]
        if kept + added != new or any(isinstance(item, dict) for item in old + new):
            raise PatchError("items in another order")
        if node.flow_style or not kept:
            start, end = node.start_mark.index, _content_end(self._text, node)
            dash = start if node.flow_style else self._text.rfind("-", 0, start)
            if not node.flow_style and not kept:
                dash = _dash(self._text, node.value[0])
            self._change(dash, end, self._listed(new, node, dash))
            return
        for item, child in zip(old, node.value, strict=True):
            if item not in new:
                self._take_out(child)
        self._append(node, [line for item in added for line in row_lines(item)], depth)

    def _listed(self, new: list[Any], node: yaml.SequenceNode, at: int) -> str:
        if node.flow_style:
            return _flow("", new)
        indent = " " * (at - _line_start(self._text, at))
        return f"{self._newline}{indent}".join(line for item in new for line in row_lines(item))

    def _rows(self, tree: yaml.MappingNode, name: str, old: list[Any], new: Rows) -> None:
        node = next(value for key, value in tree.value if key.value == name)
        if not isinstance(node, yaml.SequenceNode):
            raise PatchError("rows that are no list")
        stay = {index: row for index, row in new if index is not None}
        for index, (row, child) in enumerate(zip(old, node.value, strict=True)):
            if index not in stay:
                self._take_out(child)
            elif stay[index] != row:
                self._row(child, name, row, stay[index])
        self._append(node, [line for index, row in new if index is None for line in row_lines(row)], 1)

    def _row(self, child: yaml.Node, name: str, old: Data, new: Data) -> None:
        if not isinstance(child, yaml.MappingNode):
            raise PatchError("a row without keys")
        if child.flow_style:
            self._braces(child, old, new)
            return
        for key in {**old, **new}:
            self._key(child, key, old.get(key), new.get(key), [*ROW_KEYS[name]], child.start_mark.column)

    def _braces(self, node: yaml.MappingNode, old: Data, new: Data) -> None:
        """A row written in braces, with what stays as it was written."""
        start, end = node.start_mark.index, node.end_mark.index
        if _COMMENT.search(_without_scalars(self._text[start:end], start, node)):
            raise PatchError("a comment within braces")
        places = {key.value: (key.start_mark.index, _content_end(self._text, value)) for key, value in node.value}
        shown_pairs = [
            self._text[slice(*places[key])]
            if key in places and old.get(key) == value
            else f"{key}: {_flow(key, value)}"
            for key, value in new.items()
        ]
        self._change(start, end, "{" + ", ".join(shown_pairs) + "}")

    def _take_out(self, child: yaml.Node) -> None:
        start = _line_start(self._text, _dash(self._text, child))
        self._change(start, _line_end(self._text, _content_end(self._text, child)), "")

    def _append(self, node: yaml.SequenceNode, lines: list[str], depth: int) -> None:
        if not lines:
            return
        if node.flow_style or not node.value:
            raise PatchError("rows in brackets")
        dash = _dash(self._text, node.value[0])
        at = _line_end(self._text, _content_end(self._text, node))
        self._change(at, at, self._lines(lines, dash - _line_start(self._text, dash)), depth)


def _list_lines(name: str, new: Any, indent: int) -> list[str]:
    """Lines of a key with its value, without the indent of a row."""
    return [line[2:] for line in row_lines({name: new})] if indent else list(front_lines({name: new}))


def _flow(name: str, value: Any) -> str:
    """A value as it can stand in braces."""
    if isinstance(value, list):
        return "[" + ", ".join(_in_flow(scalar(item)) for item in value) + "]"
    return _in_flow(shown(name, value))


def _in_flow(shown_value: str) -> str:
    """A scalar as it can stand between brackets."""
    if shown_value[:1] in "\"'" or not _FLOW_MARKS.search(shown_value):
        return shown_value
    return f'"{shown_value}"' if '"' not in shown_value and "\\" not in shown_value else f"'{shown_value}'"


def _dash(text: str, item: yaml.Node) -> int:
    at = text.rfind("-", 0, item.start_mark.index)
    if at < 0 or text[at + 1 : item.start_mark.index].strip():
        raise PatchError("an item without its dash")
    return at


def _content_end(text: str, node: yaml.Node) -> int:
    """One past the node's last character that is neither blank nor comment."""
    if isinstance(node, yaml.ScalarNode):
        start, end = node.start_mark.index, node.end_mark.index
        return start + len(text[start:end].rstrip()) if node.style in ("|", ">") else end
    if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _content_end(text, last[1] if isinstance(last, tuple) else last)


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _line_end(text: str, at: int) -> int:
    """One past the line break after `at`."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1
