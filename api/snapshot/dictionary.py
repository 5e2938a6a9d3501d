"""The data dictionary: what every key and column means, generated from the schema."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from api.bulk import ALL
from api.openapi import COMPONENTS
from api.views.schema import document

Schema = dict[str, Any]


def dictionary() -> str:
    return "\n".join([HEAD, *tables(), *shapes(document()["components"]["schemas"])]) + "\n"


HEAD = """# Data dictionary

Dates that end in `_earliest` and `_latest` are the first and last day that an EDTF date allows. An allegation
is not a finding: keep the standing beside what is alleged.
"""


def tables() -> Iterator[str]:
    yield "## Tables (CSV, SQLite, Parquet)\n"
    for bulk in ALL:
        yield f"### {bulk.name}\n\n{bulk.says}.\n\n| Column | Type | What it says |\n| --- | --- | --- |"
        for column in bulk.kind.table.columns:
            yield f"| `{column.name}` | {column.kind.__name__} | {column.means} |"
        yield ""


def shapes(components: dict[str, Schema]) -> Iterator[str]:
    yield "## Documents (NDJSON)\n"
    for name, shape in sorted(reached(components).items()):
        yield f"### {name}\n\n{shape.get('description', '').strip()}\n"
        yield "| Key | Type | What it says |\n| --- | --- | --- |"
        for key, one in shape["properties"].items():
            yield f"| `{key}` | {kind_of(one)} | {one.get('description', '')} |"
        yield ""


def reached(components: dict[str, Schema]) -> dict[str, Schema]:
    """The shapes that lines of a snapshot are made of."""
    found: dict[str, Schema] = {}
    waiting = ["CaseDocument", *(bulk.kind.shape.__name__ for bulk in ALL if not bulk.document), "LogLine"]
    while waiting:
        name = waiting.pop()
        if name not in found and "properties" in components[name]:
            found[name] = components[name]
            waiting += references(components[name])
    return found


def references(schema: Any) -> Iterator[str]:
    if isinstance(schema, list):
        for one in schema:
            yield from references(one)
    elif isinstance(schema, dict):
        for key, one in schema.items():
            yield from ([one.removeprefix(COMPONENTS)] if key == "$ref" else references(one))


def kind_of(schema: Schema) -> str:
    if found := sorted(set(references(schema))):
        listed = "list of " if schema.get("type") == "array" else ""
        return listed + " or ".join(f"[{name}](#{name.lower()})" for name in found)
    kind = schema.get("type", "any")
    return " or ".join(kind) if isinstance(kind, list) else str(kind)
