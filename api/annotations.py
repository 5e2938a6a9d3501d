"""Passages as W3C Web Annotations: what the archive says as the body, the printed words as the target."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from api import addresses

Record = Mapping[str, Any]
Annotation = dict[str, Any]

CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {"textSha256": "http://spdx.org/rdf/terms#checksumValue"},
]
TEXTS = ("text", "value", "question", "about", "name", "title")
"""Keys under which a thing says in words what its passages show; the first that it has."""


def annotation_page(
    address: str, whole: str, links: Mapping[str, str | None], items: list[Annotation]
) -> dict[str, Any]:
    beside = {name: links[key] for name, key in (("next", "next"), ("prev", "previous")) if links.get(key)}
    return {
        "@context": CONTEXT,
        "id": address,
        "type": "AnnotationPage",
        "partOf": {"id": whole, "type": "AnnotationCollection"},
        **beside,
        "items": items,
    }


def annotations_of(record: Record, url: str) -> list[Annotation]:
    """One annotation for each passage of a record; `url` is the record's own address."""
    return list(within(record, url, "", ""))


def within(value: Any, url: str, pointer: str, said: str) -> Iterator[Annotation]:
    """`said` is what the nearest thing around `value` says in words."""
    if isinstance(value, list):
        for place, one in enumerate(value):
            yield from within(one, url, f"{pointer}/{place}", said)
    elif isinstance(value, dict) and "exact" in value:
        yield annotation(value, url, pointer, said)
    elif isinstance(value, dict):
        own = next((str(value[key]) for key in TEXTS if value.get(key)), said)
        for key, one in value.items():
            yield from within(one, url, f"{pointer}/{key}", own)


def annotation(passage: Record, url: str, pointer: str, said: str) -> Annotation:
    thing = pointer.rpartition("/")[0].rpartition("/")[0]
    body: list[dict[str, Any]] = [{"id": f"{url}#{thing}" if thing else url}]
    if said:
        body.append({"type": "TextualBody", "value": said, "format": "text/plain", "purpose": "describing"})
    return {
        "id": f"{url}#{pointer}",
        "type": "Annotation",
        "motivation": "describing",
        "body": body,
        "target": {
            "type": "SpecificResource",
            "source": addresses.source(passage["source"])["page"],
            "textSha256": passage["text_sha256"],
            "selector": selectors(passage),
        },
    }


def selectors(passage: Record) -> list[dict[str, Any]]:
    around = {key: passage[key] for key in ("prefix", "suffix") if passage[key]}
    return [
        {"type": "TextQuoteSelector", "exact": passage["exact"], **around},
        {"type": "TextPositionSelector", "start": passage["start"], "end": passage["end"]},
    ]
