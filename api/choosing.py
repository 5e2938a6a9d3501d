"""Choosing parts of an answer: `fields=` keeps what is named, `omit=` leaves it out, dots reach inside."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from django.http import QueryDict
from rest_framework import serializers

from editions.filters import MAX_FAULTS, BadQuestion, Fault, given
from editions.filters.question import not_known, suggestion

PARAMETERS = ("fields", "omit", "expand")
MAX_PATHS = 60

Tree = dict[str, Any]
"""Keys of an object, each with the tree of what is inside it; empty: all of it."""


@dataclass(frozen=True)
class Choice:
    """What of a record is wanted, and which of its light parts in full."""

    fields: Tree
    omit: Tree
    expand: frozenset[str]

    @property
    def is_plain(self) -> bool:
        return not (self.fields or self.omit or self.expand)

    def of(self, record: Any) -> Any:
        kept = pruned(record, self.fields) if self.fields else record
        return without(kept, self.omit) if self.omit else kept


EVERYTHING = Choice({}, {}, frozenset())


def choice_asked(
    params: QueryDict, shape: type[serializers.Serializer[Any]], expandable: Mapping[str, Any]
) -> Choice:
    """The choice that an address makes among the keys of `shape`; raises BadQuestion."""
    expand = names(params, "expand")
    faults = [*unknown("expand", expand, list(expandable))]
    known = tree_of(shape)
    known = {**known, **{name: tree_of(expandable[name]) for name in expand if name in expandable}}
    asked = {name: names(params, name) for name in ("fields", "omit")}
    bare = {path.partition(".")[0] for path in asked["fields"]} & {*expandable} - {*expand}
    faults += [
        Fault("fields", f"Add expand={name}: {name} is there with it alone.")
        for name in sorted(bare & optional(shape))
    ]
    for name, paths in asked.items():
        faults += unknown(name, [path for path in paths if not is_in(known, path)], paths_of(known))
    if faults:
        raise BadQuestion(*faults[:MAX_FAULTS])
    return Choice(planted(asked["fields"]), planted(asked["omit"]), frozenset(expand))


@cache
def optional(shape: type[serializers.Serializer[Any]]) -> frozenset[str]:
    """Keys that are there with `expand` alone."""
    return frozenset(name for name, field in shape().fields.items() if not field.required)


def names(params: QueryDict, parameter: str) -> list[str]:
    """The names in a parameter: separated by commas, repeated, or both."""
    found = [name.strip() for value in given(params, parameter) for name in value.split(",")]
    if len(found) > MAX_PATHS:
        raise BadQuestion(Fault(parameter, f"{len(found)} names are too many; the limit is {MAX_PATHS}."))
    return list(dict.fromkeys(found))


def unknown(parameter: str, asked: Collection[str], known: Collection[str]) -> Iterator[Fault]:
    wrong = (name for name in asked if name not in known)
    for name in islice(wrong, MAX_FAULTS):
        yield Fault(parameter, not_known(name, suggestion(name, beside(name, known))))


def beside(name: str, known: Collection[str]) -> list[str]:
    """The paths that a misspelt one can have meant: where its beginning is known, those that share it."""
    beginning = name.rpartition(".")[0]
    return [path for path in known if path.rpartition(".")[0] == beginning] or list(known)


@cache
def tree_of(shape: type[serializers.Serializer[Any]]) -> Tree:
    """Every key of a shape, and of what is inside it."""
    made = shape()
    return {name: inside(made, field) for name, field in made.fields.items()}


def inside(parent: serializers.Serializer[Any], field: Any) -> Tree:
    if isinstance(field, serializers.SerializerMethodField):
        method = getattr(parent, str(field.method_name))
        field = getattr(method, "_spectacular_annotation", {}).get("field")
    field = getattr(field, "child", field)
    if isinstance(field, type) and issubclass(field, serializers.Serializer):
        return tree_of(field)
    return tree_of(type(field)) if isinstance(field, serializers.Serializer) else {}


def is_in(known: Tree, path: str) -> bool:
    for name in path.split("."):
        if name not in known:
            return False
        known = known[name]
    return True


def paths_of(known: Tree, before: str = "") -> list[str]:
    found = []
    for name, inner in known.items():
        found += [f"{before}{name}", *paths_of(inner, f"{before}{name}.")]
    return found


def planted(paths: Collection[str]) -> Tree:
    """The paths as a tree; a path that ends at a key means all of it, whatever else is named inside."""
    tree: Tree = {}
    for path in sorted(paths, key=lambda one: one.count("."), reverse=True):
        *outer, last = path.split(".")
        place = tree
        for name in outer:
            place = place.setdefault(name, {})
        place[last] = {}
    return tree


def pruned(value: Any, tree: Tree) -> Any:
    """`value` with the keys of the tree alone."""
    if isinstance(value, list):
        return [pruned(one, tree) for one in value]
    if not isinstance(value, dict) or not tree:
        return value
    if "redacted" in value:
        return value
    return {key: pruned(inner, tree[key]) for key, inner in value.items() if key in tree}


def without(value: Any, tree: Tree) -> Any:
    """`value` without the keys at which the tree ends."""
    if isinstance(value, list):
        return [without(one, tree) for one in value]
    if not isinstance(value, dict) or "redacted" in value:
        return value
    kept = {key: inner for key, inner in value.items() if tree.get(key) != {}}
    return {key: without(inner, tree[key]) if key in tree else inner for key, inner in kept.items()}
