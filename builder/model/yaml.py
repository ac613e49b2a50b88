"""YAML as the project reads it: strings, null and merge keys, nothing else.

Plain YAML 1.1 takes `NO` for false, `72:00` for 4320 and `010` for 8, and duplicate keys in silence. Here every
scalar is the text that stands in the file; what type a value has is the schema's business.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import yaml

_NULL = "tag:yaml.org,2002:null"
_MERGE = "tag:yaml.org,2002:merge"


class YamlError(ValueError):
    """The text is no YAML, or a key stands twice."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        """Line in the text, from 1."""
        self.message = message
        """What is wrong, in a few words."""


class _Strings(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """A loader that resolves no scalar but null and merge."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        self.flatten_mapping(node)
        seen: dict[Hashable, Any] = {}
        for key_node, value_node in node.value:
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, str):
                raise YamlError(key_node.start_mark.line + 1, "a key that is not a word")
            if key in seen:
                raise YamlError(key_node.start_mark.line + 1, f"the key {key!r} twice")
            seen[key] = self.construct_object(value_node, deep=deep)
        return seen


_Strings.yaml_implicit_resolvers = {
    first: kept
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
    if (kept := [(tag, form) for tag, form in rules if tag in (_NULL, _MERGE)])
}


def parse(text: str) -> Any:
    """Value of a YAML text: dicts, lists, strings and None.

    Raises YamlError where it is no YAML, holds a key twice or a tag of its own.
    """
    try:
        return yaml.load(text, Loader=_Strings)
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        raise YamlError(mark.line + 1 if mark else 1, f"broken YAML ({fault.problem or fault.context})") from None
    except yaml.YAMLError as fault:
        raise YamlError(1, str(fault).splitlines()[0]) from None
    except RecursionError:
        raise YamlError(1, "too many levels") from None
