"""Describing views in OpenAPI: parameters from the vocabulary of questions, shapes from the record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema, extend_schema_view
from rest_framework.views import APIView

from api import shapes
from api.choosing import MAX_PATHS, paths_of, tree_of
from api.columns import Column
from api.openapi import COMPONENTS, PARTIAL
from api.problems import MEDIA_TYPE
from api.records import ALL, Kind, Shape
from api.shapes import page_of
from editions import paging
from editions.document import CaseDocument
from editions.filters import MAX_LENGTH, MAX_REPEATS, NOT, Question, Questions

PATH = "Path"
"""Behind the name of a shape: the keys of it that can be chosen."""
DOTTED = "Separate several by commas; `a.b` is the key b inside a. Removed parts stay marked."

View = TypeVar("View", bound=type[APIView])
Schema = dict[str, Any]

PRINTABLE = r"^[^\x00-\x1f\x7f-\x9f]*[^\s\x00-\x1f\x7f-\x9f][^\x00-\x1f\x7f-\x9f]*$"
"""Text that the door lets in (archive/ingress.py), and more than blanks, which count as nothing."""

IN_JSON = "x-in-json"
"""Marks the shape of a parameter that is written as JSON."""

VALIDATORS = [
    OpenApiParameter(name, str, OpenApiParameter.HEADER, description=means, response=[200, 304])
    for name, means in {
        "ETag": "Strong. Send it back in If-None-Match: 304 while nothing has changed.",
        "Last-Modified": "When what the answer says changed last.",
    }.items()
]
LINKS = OpenApiParameter(
    "Link", str, OpenApiParameter.HEADER, description="RFC 8288: next, prev.", response=[200]
)
PAGE_SIZE = OpenApiParameter(
    "page_size",
    {"type": "integer", "minimum": 1, "maximum": paging.MOST, "default": paging.SIZE},
    description="How many results a page has.",
)
CURSOR = OpenApiParameter(
    "cursor",
    {"type": "string", "pattern": "^[-\\w:]+$"},
    description="From `next` or `previous`; opaque and signed.",
)
PIECES = [
    CURSOR,
    OpenApiParameter(
        "limit",
        {"type": "integer", "minimum": 1, "maximum": 10_000},
        description="Rows of one piece; the `Link` header leads to the next. Without it, everything at once.",
    ),
]
PAGING = [
    CURSOR,
    PAGE_SIZE,
    OpenApiParameter(
        "count",
        {"type": "string", "enum": ["on", "off"], "default": "off"},
        description=f"`on` adds how many results there are in all, counted up to {paging.COUNTED:,}.",
    ),
]


def described(
    summary: str,
    shape: Any,
    *,
    asks: Iterable[OpenApiParameter] = (),
    media: str = "application/json",
    more: str = "",
    found: bool = False,
    gone: bool = False,
    partial: bool = False,
    forms: Mapping[str, Any] | None = None,
    has_forms: bool = True,
    more_answers: Mapping[Any, Any] | None = None,
) -> Callable[[View], View]:
    """A GET that answers `shape`, or chosen parts of it (`partial`), and everything else it can answer."""

    def described_view(view: View) -> View:
        return extend_schema_view(
            get=extend_schema(
                operation_id=operation_id(view),
                summary=summary,
                description=more or summary_of(shape),
                parameters=[*asks, *(format_of(forms or {}) if has_forms else ()), *VALIDATORS],
                responses={
                    (200, media): shape,
                    **{(200, MEDIA[name]): other for name, other in (forms or {}).items()},
                    **refusals(found=found, gone=gone),
                    **(more_answers or {}),
                },
                extensions={PARTIAL: True} if partial else None,
            )
        )(view)

    return described_view


def operation_id(view: type[APIView]) -> str:
    """The class's name with a small letter: what generated clients call the method."""
    return view.__name__[0].lower() + view.__name__[1:]


def summary_of(shape: Any) -> str:
    return (getattr(shape, "__doc__", None) or "").strip()


def refusals(*, found: bool, gone: bool) -> dict[Any, Any]:
    answers: dict[Any, Any] = {
        304: OpenApiResponse(description="You hold this version already."),
        (400, MEDIA_TYPE): OpenApiResponse(
            shapes.QuestionProblem, "A parameter or a value is not known here; nothing is ignored in silence."
        ),
        (414, MEDIA_TYPE): OpenApiResponse(shapes.Problem, "The query is longer than 4,096 bytes."),
        (406, MEDIA_TYPE): OpenApiResponse(shapes.Problem, "Accept names no media type that is served here."),
    }
    answers |= refusals_of_anybody()
    if found:
        answers[404, MEDIA_TYPE] = OpenApiResponse(shapes.Problem, "There is nothing public at this address.")
    if gone:
        answers[410, MEDIA_TYPE] = OpenApiResponse(shapes.Tombstone, "The case was retracted.")
    return answers


def refusals_of_anybody() -> dict[Any, Any]:
    """What has to do with who asks, and how often, and not with what is asked."""
    said = {
        401: "The key is not known, has expired or was revoked.",
        429: "Too many requests within a minute; `Retry-After` says when to ask again.",
        503: "The question takes the archive too long; ask a narrower one.",
    }
    return {(status, MEDIA_TYPE): OpenApiResponse(shapes.Problem, why) for status, why in said.items()}


def list_of(kind: Kind, questions: type[Questions], summary: str) -> Callable[[View], View]:
    asks = [*parameters_of(questions), *PAGING, *choices(kind.shape, kind.expansions), LINKS]
    return described(summary, page_of(kind.shape), asks=asks, partial=True, forms=FORMS)


def one_of(kind: Kind, summary: str) -> Callable[[View], View]:
    asks = choices(kind.shape, kind.expansions)
    return described(summary, kind.shape, asks=asks, found=True, partial=True, forms=ANNOTATED)


MEDIA = {"csv": "text/csv", "ndjson": "application/x-ndjson", "jsonld": "application/ld+json"}
ANNOTATED = {"jsonld": shapes.AnnotationPage}
FORMS = {"csv": OpenApiTypes.STR, "ndjson": OpenApiTypes.STR, **ANNOTATED}


def format_of(forms: Iterable[str]) -> list[OpenApiParameter]:
    said = "The form of the answer; it goes before Accept."
    values = {"type": "string", "enum": ["json", *forms], "default": "json"}
    return [OpenApiParameter("format", values, description=said)]


def choices(shape: Shape, expandable: Iterable[str] = ()) -> list[OpenApiParameter]:
    """What chooses parts of an answer."""
    paths = {
        "type": "array",
        "items": {"$ref": f"{COMPONENTS}{shape.__name__}{PATH}"},
        "minItems": 1,
        "maxItems": MAX_PATHS,
    }
    asks = [
        OpenApiParameter(
            "fields", paths, description=f"Keys to answer, and no others. {DOTTED}", explode=False
        ),
        OpenApiParameter("omit", paths, description=f"Keys to leave out. {DOTTED}", explode=False),
    ]
    if names := list(expandable):
        parts = {"type": "array", "items": {"type": "string", "enum": names}, "minItems": 1}
        means = f"Parts to answer in full: {', '.join(names)}. Separate several by commas."
        asks.append(OpenApiParameter("expand", parts, description=means, explode=False))
    return asks


def name_paths(result: Schema, generator: Any, request: Any, public: bool) -> Schema:
    """Every key that `fields` and `omit` know, without those that are there with `expand` alone."""
    shapes_chosen_from: list[Shape] = [CaseDocument, *(kind.shape for kind in ALL)]
    for shape in shapes_chosen_from:
        paths: Schema = {"type": "string", "enum": paths_of(tree_of(shape))}
        result["components"]["schemas"][f"{shape.__name__}{PATH}"] = paths
    return result


def write_json(result: Schema, generator: Any, request: Any, public: bool) -> Schema:
    """A parameter in JSON has a `content`, a body that is asked for is required: neither can be declared."""
    for path in result["paths"].values():
        if "post" in path:
            path["post"]["requestBody"]["required"] = True
        for one in path["get"].get("parameters", []):
            if one["schema"].pop(IN_JSON, False):
                one["content"] = {"application/json": {"schema": one.pop("schema")}}
    return result


def export_of(
    questions: type[Questions], summary: str, media: str, columns: Iterable[Column] = ()
) -> Callable[[View], View]:
    table = "".join(f"\n| `{column.name}` | {column.means} |" for column in columns)
    more = f"{summary}.\n\n| Column | What it says |\n| --- | --- |{table}" if table else f"{summary}."
    asks = [*parameters_of(questions), *PIECES, LINKS]
    return described(summary, OpenApiTypes.STR, asks=asks, media=media, more=more, has_forms=False)


def parameters_of(questions: type[Questions]) -> list[OpenApiParameter]:
    """The vocabulary of a question, as OpenAPI says it."""
    return [
        OpenApiParameter(name, value_schema(one), description=one.help_text, explode=one.many or None)
        for name, one in questions.base_filters.items()
    ]


def value_schema(question: Question) -> Schema:
    one: Schema = {
        "type": "string",
        "minLength": question.least,
        "maxLength": MAX_LENGTH,
        **constraints(question),
    }
    return {"type": "array", "items": one, "minItems": 1, "maxItems": MAX_REPEATS} if question.many else one


def constraints(question: Question) -> Mapping[str, Any]:
    """What narrows the values: a controlled list, a pattern, a default."""
    said: Schema = {}
    if question.choices:
        turned = [f"{NOT}{value}" for value in question.choices] if question.many else []
        said |= {"enum": [*question.choices, *turned]}
    if len(question.forms) == 1:
        said |= question.forms[0]
    elif question.forms:
        said |= {"anyOf": [dict(form) for form in question.forms]}
    if question.default:
        said |= {"default": question.default}
    return said
