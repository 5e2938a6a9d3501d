"""What the OpenAPI document says of the API as a whole, and the last touches to its shapes."""

from __future__ import annotations

from typing import Any

from django.conf import settings

Schema = dict[str, Any]

ABOUT = """
A public, read-only archive of police-oversight cases. Every sentence shows the passage it rests on; an
allegation is never a finding; what was published once is never changed in silence.

* **Lists** answer `next`, `previous` and `results`; follow the addresses, cursors are opaque. `count=on`
  adds a count.
* **Questions**: different parameters narrow together, a repeated parameter widens. Dates match where ranges
  overlap. What is not understood is refused with 400, naming the parameter and the nearest known value.
* **Parts**: `fields=` answers only the keys named, `omit=` leaves keys out (`a.b` is b inside a),
  `expand=` puts all of a light part in its place. Keep the standing beside what is alleged.
* **Forms**: `Accept`, `format=` or a suffix (`cases.csv`, `cases/SLUG.jsonld`) choose JSON, CSV, NDJSON or
  JSON-LD, where passages are W3C Web Annotations. Pages of CSV and NDJSON lead on by their `Link` header.
* **Tags**: every answer has a strong `ETag`; send it in `If-None-Match` and get 304 while nothing changed.
* **Mirrors** follow `changes/` from `after=0`, fetch each line's `url`, and drop a case that answers 410.
* **Errors** are `application/problem+json` (RFC 9457).
* **Redacted parts** stand as `{"redacted": {"what", "ground"}}` in their place; their hashes remain.

Records are under CC BY 4.0; quotations stay their speakers' and outlets'.
"""

REDACTED: Schema = {
    "type": "object",
    "description": "Stands where a part was removed. It says on what ground, never what was there.",
    "properties": {
        "id": {"type": "string"},
        "redacted": {
            "type": "object",
            "properties": {"what": {"type": "string"}, "ground": {"type": "string"}},
            "required": ["what", "ground"],
        },
    },
    "required": ["redacted"],
}
REDACTABLE = ("CaseDocument", "CaseInList")
EXPANDED = {("AllegationRecord", "case"): "CaseInList", ("StatementRecord", "case"): "CaseInList"}
"""Light parts of records, with what `expand` answers in their place."""

PARTIAL = "x-partial"
"""Marks an operation whose answer `fields` and `omit` can thin out."""

ANNOTATIONS = "AnnotationPage"
COMPONENTS = "#/components/schemas/"


def without_suffixes(endpoints: list[Any], **kwargs: Any) -> list[Any]:
    """The same resources by another address are described once, with the parameter `format`."""
    return [one for one in endpoints if "{format}" not in one[0]]


SLUG = "^[-a-zA-Z0-9_]+$"


def name_slugs(result: Schema, generator: Any, request: Any, public: bool) -> Schema:
    """Texts in paths are slugs, which the URL configuration knows and the generator does not say."""
    for path in result["paths"].values():
        for one in path["get"].get("parameters", []):
            if one["in"] == "path" and one["schema"]["type"] == "string":
                one["schema"]["pattern"] = SLUG
    return result


def allow_redactions(result: Schema, generator: Any, request: Any, public: bool) -> Schema:
    """Any item of a document's lists may have been redacted since it was published."""
    components = result["components"]["schemas"]
    components["Redacted"] = REDACTED
    marker = {"$ref": "#/components/schemas/Redacted"}
    for name in REDACTABLE:
        for part in components[name]["properties"].values():
            if "$ref" in part.get("items", {}):
                part["items"] = {"anyOf": [part["items"], marker]}
    return result


def allow_expansions(result: Schema, generator: Any, request: Any, public: bool) -> Schema:
    components = result["components"]["schemas"]
    for (name, key), full in EXPANDED.items():
        light = components[name]["properties"][key]
        components[name]["properties"][key] = {"anyOf": [light, {"$ref": COMPONENTS + full}]}
    return result


def allow_choices(result: Schema, generator: Any, request: Any, public: bool) -> Schema:
    """Beside each shape that can be thinned out, the same with no key required."""
    components = result["components"]["schemas"]
    for path in result["paths"].values():
        if path["get"].pop(PARTIAL, False):
            for content in path["get"]["responses"]["200"]["content"].values():
                whole = content["schema"]
                if "$ref" not in whole or named(whole) == ANNOTATIONS:
                    continue
                if "results" in components[named(whole)]["properties"]:
                    items = components[named(whole)]["properties"]["results"]
                    items["items"] = either(items["items"], components)
                else:
                    content["schema"] = either(whole, components)
    return result


def named(schema: Schema) -> str:
    return str(schema["$ref"]).removeprefix(COMPONENTS)


def either(whole: Schema, components: Schema) -> Schema:
    return {"anyOf": [whole, partial(whole, components)]}


def partial(schema: Any, components: Schema) -> Any:
    """A schema with every reference turned to a thinner twin, which is made where there is none yet."""
    if isinstance(schema, list):
        return [partial(one, components) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" not in schema:
        return {key: partial(inner, components) for key, inner in schema.items() if key != "required"}
    name = named(schema)
    if name == "Redacted" or components[name].get("type") != "object":
        return schema
    thin = f"{name}Part"
    if thin not in components:
        components[thin] = {}
        components[thin] |= partial(components[name], components)
        components[thin]["description"] = f"What `fields` and `omit` left of {name}."
    return {"$ref": COMPONENTS + thin}


SETTINGS: Schema = {
    "TITLE": "Oversight-case archive",
    "DESCRIPTION": ABOUT,
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.0",
    "SERVERS": [{"url": settings.SITE_URL}],
    "LICENSE": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "PREPROCESSING_HOOKS": ["api.openapi.without_suffixes"],
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "api.openapi.allow_redactions",
        "api.openapi.allow_expansions",
        "api.openapi.allow_choices",
        "api.openapi.name_slugs",
        "api.describing.name_paths",
        "api.describing.write_json",
    ],
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "SWAGGER_UI_SETTINGS": {"deepLinking": True, "validatorUrl": None, "tryItOutEnabled": True},
}
