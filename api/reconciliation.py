"""The Reconciliation API 0.2 of the W3C group: what is asked in it, and how the archive answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from django.conf import settings

from api import addresses
from editions import joining
from editions.filters import MAX_LENGTH, BadQuestion, Fault
from editions.filters.question import not_known, suggestion
from editions.joining import KINDS, Described, Match, Name

BATCH = 50
LIMIT, MOST = 10, 25
TYPES = [{"id": kind, "name": name} for kind, name in KINDS.items()]


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
    asked = parsed("queries", text)
    if not isinstance(asked, dict) or len(asked) > BATCH or not all(map(is_query, asked.values())):
        wanted = 'Write {"q0": {"query": "a name", "type": "agency", "limit": 3}}'
        raise BadQuestion(Fault("queries", f"{wanted}, at most {BATCH}, types {', '.join(KINDS)}."))
    return asked


def is_query(one: Any) -> bool:
    if not isinstance(one, dict) or not isinstance(one.get("query"), str) or len(one["query"]) > MAX_LENGTH:
        return False
    limit = one.get("limit", LIMIT)
    return isinstance(limit, int) and limit >= 1 and set(kinds_of(one)) <= KINDS.keys()


def kinds_of(one: Mapping[str, Any]) -> list[str]:
    kind = one.get("type") or list(KINDS)
    return [str(name) for name in kind] if isinstance(kind, list) else [str(kind)]


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


def parsed(name: str, text: str) -> Any:
    try:
        return orjson.loads(text)
    except ValueError:
        raise BadQuestion(Fault(name, "It is not JSON.")) from None


def extended(text: str) -> dict[str, Any]:
    """What the archive says of some names; raises BadQuestion."""
    asked = parsed("extend", text)
    ids, names = texts_in(asked, "ids"), texts_in(asked, "properties", inner="id")
    if ids is None or names is None:
        said = 'Write {"ids": ["agency:cpd"], "properties": [{"id": "kind"}]}'
        raise BadQuestion(Fault("extend", f"{said}, at most {BATCH} of each."))
    if strange := [name for name in names if name not in PROPERTIES]:
        raise BadQuestion(Fault("extend", not_known(strange[0], suggestion(strange[0], PROPERTIES))))
    held = joining.described(ids)
    meta = [{"id": name, "name": PROPERTIES[name].label} for name in names]
    rows = {one: {name: PROPERTIES[name].of(held.get(one)) for name in names} for one in ids}
    return {"meta": meta, "rows": rows}


def texts_in(asked: Any, key: str, inner: str = "") -> list[str] | None:
    """A list of texts, or of objects that hold one each; None for anything else."""
    values = asked.get(key) if isinstance(asked, dict) else None
    if not isinstance(values, list) or len(values) > BATCH:
        return None
    if inner:
        values = [one.get(inner) if isinstance(one, dict) else None for one in values]
    return values if all(isinstance(one, str) for one in values) else None


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
