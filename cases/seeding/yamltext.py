"""Reading YAML so that every value knows its line, and writing it so that the same data is the same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from cases.seeding.faults import Path, Refused, SeedFault, SeedFaults, spell
from sources.text import name_of

WIDTH = 100
DEEPEST = 40
NULL = re.compile(r"^(?:null|~|)$")
BOOL = re.compile(r"^(?:true|false)$")
# More digits than a database column holds stay a string, which the schema then refuses.
INT = re.compile(r"^[-+]?[0-9]{1,9}$")
# An escape can write what no file may hold: NUL, which PostgreSQL refuses, or half of a surrogate pair.
UNSTORABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


class Loader(yaml.SafeLoader):
    """YAML 1.2's core scalars: a date stays the string it is written as, and `no` is no boolean.

    Neither anchors, with which a few lines stand for millions of values, nor tags, nor endless depth.
    """

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        event: yaml.Event = self.peek_event()  # type: ignore[no-untyped-call]
        line = event.start_mark.line + 1 if event.start_mark else 1
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            raise Refused((line,), "anchors, aliases and tags are not read; write the value itself.")
        if self.depth > DEEPEST:
            raise Refused((line,), "nested too deeply to be a seed file.")
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node

    def construct_yaml_int(self, node: yaml.ScalarNode) -> int:
        """Decimal, leading noughts or not, which to YAML 1.1 are octal."""
        return int(node.value)


Loader.add_constructor("tag:yaml.org,2002:int", Loader.construct_yaml_int)
Loader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("tag:yaml.org,2002:null", NULL, ["n", "~", ""]),
    ("tag:yaml.org,2002:bool", BOOL, ["t", "f"]),
    ("tag:yaml.org,2002:int", INT, list("-+0123456789")),
):
    Loader.add_implicit_resolver(tag, pattern, first)


class Dumper(yaml.SafeDumper):
    """Lists indented below their key, no anchors."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


@dataclass(frozen=True)
class Document:
    data: Any
    lines: dict[Path, int]
    """The line, from 1, on which the value at each path begins."""

    def line(self, path: Path) -> int:
        """The line of a path, or of the nearest value above it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def parse(text: str, name: str) -> Document:
    """Raises SeedFaults naming the line where the text is not YAML, or uses a key twice."""
    try:
        node = yaml.compose(text, Loader=Loader)
        if node is None:
            raise SeedFaults([SeedFault(name, 1, "", "the file is empty; expected YAML.")])
        lines = dict(places(node, ()))
        loader = Loader("")
        return Document(loader.construct_document(node), lines)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise SeedFaults([SeedFault(name, line, "", f"not valid YAML: {error.problem}.")]) from error
    except yaml.reader.ReaderError as error:
        raise SeedFaults([SeedFault(name, 1, "", f"not valid YAML: {error.reason}.")]) from error
    except Refused as error:
        raise SeedFaults([SeedFault(name, int(error.path[-1]), "", error.what)]) from error


def places(node: yaml.Node, path: Path) -> Iterator[tuple[Path, int]]:
    line = node.start_mark.line + 1
    yield path, line
    if isinstance(node, yaml.MappingNode):
        refuse_keys(node, path)
        for key, value in node.value:
            yield from places(value, (*path, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from places(value, (*path, index))
    elif found := UNSTORABLE.search(node.value):
        raise Refused((line,), f"{spell(path)}: {name_of(found.group())} cannot be stored.")


def refuse_keys(node: yaml.MappingNode, path: Path) -> None:
    seen: set[str] = set()
    for key, _ in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise Refused((line,), "a key must be one word.")
        if key.value in seen:
            raise Refused((line,), f"the key {spell((*path, key.value))!r} is given twice.")
        seen.add(key.value)


def dump(data: Any) -> str:
    """The one way a seed file is written."""
    text: str = yaml.dump(
        data, Dumper=Dumper, sort_keys=False, allow_unicode=True, width=WIDTH, default_flow_style=False
    )
    return text
