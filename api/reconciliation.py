"""The Reconciliation API 0.2 of the W3C group: what is asked in it, and how the archive answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import orjson
from django.conf import settings
from jsonschema import Draft202012Validator, ValidationError

from api import addresses
from editions import joining
from editions.filters import MAX_LENGTH, BadQuestion, Fault
from editions.filters.question import not_known, suggestion
from editions.joining import KINDS, Described, Match, Name

BATCH = 50
LIMIT, MOST = 10, 25
TYPES = [{"id": kind, "name": name} for kind, name in KINDS.items()]

Shape = dict[str, Any]


@cache
def queries_shape() -> Shape:
    """Of `queries`; keys beyond these are the protocol's own, and change nothing here."""
    kind: Shape = {"type": "string", "enum": list(KINDS)}
    query: Shape = {
        "type": "object",
        "required": ["query"],
        "properties": {
            "query": {"type": "string", "maxLength": MAX_LENGTH},
            "type": {"anyOf": [kind, {"type": "array", "items": kind}]},
            "limit": {"type": "integer", "minimum": 1},
        },
    }
    return {"type": "object", "maxProperties": BATCH, "additionalProperties": query}


@cache
def extend_shape() -> Shape:
    name: Shape = {"type": "string", "enum": list(PROPERTIES)}
    item: Shape = {"type": "object", "required": ["id"], "properties": {"id": name}}
    ids: Shape = {"type": "array", "maxItems": BATCH, "items": {"type": "string"}}
    lists: Shape = {"ids": ids, "properties": {"type": "array", "maxItems": BATCH, "items": item}}
    return {"type": "object", "required": list(lists), "properties": lists}


def manifest() -> dict[str, Any]:
    def service(path: str) -> dict[str, str]:
        return {"service_url": settings.SITE_URL, "service_path": f"{addresses.ROOT}reconcile/{path}/"}

    return {
        "versions": ["0.2"],
        "name": "Oversight-case archive: agencies, officials, outlets",
        "identifierSpace": addresses.api("reconcile/view/?id="),
        "schemaSpace": addresses.api("schema/"),
        "documentation": addresses.api("docs/"),
        "defaultTypes": TYPES,
        "batchSize": BATCH,
        "view": {"url": addresses.api("reconcile/view/?id={{id}}")},
        "preview": {"url": addresses.api("reconcile/preview/?id={{id}}"), "width": 400, "height": 140},
        "suggest": {what: service(f"suggest/{what}") for what in ("entity", "type", "property")},
        "extend": {"propose_properties": service("properties"), "property_settings": []},
    }


def queries_in(text: str) -> dict[str, dict[str, Any]]:
    """The queries of a batch, each with a text; raises BadQuestion."""
    wanted = 'Write {"q0": {"query": "a name", "type": "agency", "limit": 3}}'
    asked: dict[str, dict[str, Any]] = parsed(
        "queries", text, queries_shape(), f"{wanted}, at most {BATCH}, types {', '.join(KINDS)}."
    )
    return asked


def kinds_of(one: Mapping[str, Any]) -> list[str]:
    kind = one.get("type") or list(KINDS)
    return kind if isinstance(kind, list) else [kind]


def matches(one: Mapping[str, Any]) -> list[dict[str, Any]]:
    limit = min(one.get("limit", LIMIT), MOST)
    return [match(found) for found in joining.reconcile(one["query"], kinds_of(one), limit)]


def match(found: Match) -> dict[str, Any]:
    type_ = type_of(found.name)
    return {**called(found.name), "score": found.score, "match": found.is_sure, "type": [type_]}


def called(name: Name) -> dict[str, str]:
    return {"id": f"{name.kind}:{name.value}", "name": name.label}


def type_of(name: Name) -> dict[str, str]:
    return {"id": name.kind, "name": KINDS[name.kind]}


def parsed(name: str, text: str, shape: Shape, wanted: str) -> Any:
    """What a parameter says in JSON, if it has the shape that the document gives it; raises BadQuestion."""
    try:
        asked = orjson.loads(text)
    except ValueError:
        raise BadQuestion(Fault(name, "It is not JSON.")) from None
    for error in Draft202012Validator(shape).iter_errors(asked):
        raise BadQuestion(Fault(name, strange_in(error) or wanted))
    return asked


def strange_in(error: ValidationError) -> str:
    """Of a value that is not on its list: that it is not known, and the nearest one."""
    known, said = error.validator_value, error.instance
    if error.validator == "enum" and isinstance(known, list) and isinstance(said, str):
        return not_known(said, suggestion(said, known))
    return ""


def extended(text: str) -> dict[str, Any]:
    """What the archive says of some names; raises BadQuestion."""
    wanted = 'Write {"ids": ["agency:cpd"], "properties": [{"id": "kind"}]}'
    asked = parsed("extend", text, extend_shape(), f"{wanted}, at most {BATCH} of each.")
    ids, names = asked["ids"], [one["id"] for one in asked["properties"]]
    held = joining.described(ids)
    meta = [{"id": name, "name": PROPERTIES[name].label} for name in names]
    rows = {one: {name: PROPERTIES[name].of(held.get(one)) for name in names} for one in ids}
    return {"meta": meta, "rows": rows}


@dataclass(frozen=True)
class Property:
    label: str
    kinds: tuple[str, ...]
    values: Callable[[Described], Iterable[Any]]

    def of(self, held: Described | None) -> list[Any]:
        """As the protocol writes values; none for what the archive does not know."""
        return [as_value(one) for one in self.values(held)] if held and held.kind in self.kinds else []


def as_value(value: Any) -> dict[str, Any]:
    if isinstance(value, dict):
        return {"id": f"agency:{value['slug']}", "name": value["name"]}
    return {"int": value} if isinstance(value, int) else {"str": value}


ALL_KINDS = tuple(KINDS)
PROPERTIES = {
    "cases": Property("Cases in the archive", ALL_KINDS, lambda one: [one.cases]),
    "page": Property("Page for readers", ALL_KINDS, lambda one: [page_of(one.kind, one.slug)]),
    "kind": Property("Kind of body", ("agency",), lambda one: filter(None, [one.record["kind"]])),
    "acronym": Property("Acronym", ("agency",), lambda one: filter(None, [one.record["acronym"]])),
    "also-known-as": Property("Also known as", ("agency",), lambda one: one.record["also_known_as"]),
    "parent": Property("Unit of", ("agency",), lambda one: filter(None, [one.record["parent"]])),
    "jurisdiction": Property("Jurisdiction", ("agency",), lambda one: [one.record["jurisdiction"]["name"]]),
    "website": Property("Own site", ("agency",), lambda one: filter(None, [one.record["url"]])),
}
"""What can be asked of a reconciled name, by its id; a body that it is a unit of is itself such a name."""


def page_of(kind: str, slug: str) -> str:
    return addresses.page(f"agencies/{slug}/" if kind == "agency" else f"cases/?{kind}={slug}")


def proposed(kind: str) -> list[dict[str, str]]:
    return [{"id": name, "name": one.label} for name, one in PROPERTIES.items() if kind in ("", *one.kinds)]
