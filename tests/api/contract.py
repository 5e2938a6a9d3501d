"""A client that holds every answer against the OpenAPI document: status, media type, headers and shape."""

import copy
import json
import re
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.test import Client
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from api.views.schema import document

ROOT = "/api/v1/"
SUFFIX = re.compile("[.](json|csv|ndjson|jsonld)$")
"""Of an address that is described without it; an export's belongs to its name."""

THINNED = re.compile("(^|&)(fields|omit)=")
ANYWHERE = {405, 412, 301}
"""Answers that HTTP describes and the document need not."""


class CheckedClient(Client):
    """Paths are relative to the API's root; an answer that the document does not describe fails the test."""

    def ask(self, path: str, *, method: str = "GET", **headers: str) -> Any:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        response = self.generic(method, ROOT + path, headers=named)
        if method == "GET":
            check(path, response)
        return response

    def by_form(self, path: str, **fields: str) -> Any:
        """What a program sends that asks by a form."""
        return self.post(ROOT + path, urlencode(fields), content_type="application/x-www-form-urlencoded")


def check(asked: str, response: Any) -> None:
    """Fails unless the document describes this answer of this address."""
    path, _, query = asked.partition("?")
    path = path if path.startswith("exports/") else SUFFIX.sub("/", path)
    if response.status_code in ANYWHERE or path in ("schema/", "docs/"):
        return
    operation = operation_at(ROOT + path)
    described = operation["responses"].get(str(response.status_code))
    assert described, f"{path} answers {response.status_code}, which the document does not know."
    media = response.headers.get("Content-Type", "").partition(";")[0]
    contents = described.get("content", {})
    assert (media in contents) if contents else not response.content, f"{path} answers {media}."
    if media.endswith(("/json", "+json")) and "Content-Encoding" not in response.headers:
        held_against = validator(contents[media]["schema"], whole=not THINNED.search(query))
        assert [error.message for error in held_against.iter_errors(response.json())] == []


def operation_at(path: str) -> dict[str, Any]:
    exact = document()["paths"].get(path)
    if exact:
        return dict(exact["get"])
    found = [item for template, item in document()["paths"].items() if re.fullmatch(pattern(template), path)]
    assert len(found) == 1, f"The document does not know {path}."
    return dict(found[0]["get"])


def pattern(template: str) -> str:
    return re.sub(r"\{\w+\}", "[^/]+", template)


@cache
def registry(whole: bool) -> Registry[Any]:
    held = strict(document())
    resource = Resource.from_contents(complete(held) if whole else held, default_specification=DRAFT202012)
    empty: Registry[Any] = Registry()
    filled: Registry[Any] = empty.with_resource("urn:document", resource)
    return filled


def strict(whole: dict[str, Any]) -> dict[str, Any]:
    """The document with every shape closed: a key that it does not name is a fault."""
    closed = copy.deepcopy(whole)
    for shape in closed["components"]["schemas"].values():
        if "properties" in shape:
            shape.setdefault("additionalProperties", False)
    return closed


def complete(schema: Any) -> Any:
    """The document without the thin twins of its shapes: what nobody asked to thin out has every key."""
    if isinstance(schema, list):
        kept = [one for one in schema if not (isinstance(one, dict) and one.get("$ref", "").endswith("Part"))]
        return [complete(one) for one in kept]
    if isinstance(schema, dict):
        return {key: complete(inner) for key, inner in schema.items()}
    return schema


def validator(schema: dict[str, Any], *, whole: bool) -> Draft202012Validator:
    text = json.dumps(complete(schema) if whole else schema).replace('"#/', '"urn:document#/')
    return Draft202012Validator(json.loads(text), registry=registry(whole), format_checker=FormatChecker())


def problem(response: HttpResponse) -> dict[str, Any]:
    """A problem document, after holding it against RFC 9457."""
    assert response.headers["Content-Type"] == "application/problem+json"
    said: dict[str, Any] = response.json()  # type: ignore[attr-defined]
    assert said["status"] == response.status_code
    assert {"type", "title", "detail", "instance"} <= said.keys()
    return said
