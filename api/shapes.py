"""Shapes that the API adds to those of the public record: lists, log lines, facets, problems."""

from __future__ import annotations

from functools import cache
from typing import Any

from rest_framework import serializers

from editions.document import Allegation as AllegationShape
from editions.document import CaseDocument, CaseListItem, Passage, Source
from editions.document import Statement as StatementShape
from editions.document.case import Standing
from editions.document.shared import AgencyRef, Named
from editions.filters import FACETS
from editions.models import EntryKind

Shape = type[serializers.BaseSerializer[Any]]


class Addressed(serializers.Serializer[Any]):
    url = serializers.URLField(help_text="This resource in the API.")
    page = serializers.URLField(help_text="The page for readers.")


class CaseOfNoun(serializers.Serializer[Any]):
    id = serializers.CharField()
    slug = serializers.SlugField()


class Described(Addressed):
    """An agency or an article, as the case that names it and changed last describes it."""

    id = serializers.CharField(help_text="The slug.")
    described_by = CaseOfNoun(help_text="The case whose newest edition describes it so.")
    edition = serializers.IntegerField(help_text="Number of that edition.")
    sequence = serializers.IntegerField(help_text="Of the newest log line about that case.")
    updated = serializers.CharField(help_text="When that line was written: UTC, RFC 3339.")


class CaseInList(CaseListItem, Addressed):
    """A case in a list, never without its standing."""

    document = CaseDocument(required=False, help_text="With `expand=document`: the newest edition, complete.")


class CaseOfFact(serializers.Serializer[Any]):
    id = serializers.CharField()
    slug = serializers.SlugField()
    title = serializers.CharField()


class OfCase(Addressed):
    case = CaseOfFact()
    edition = serializers.IntegerField(help_text="The case's newest edition, which says this.")
    sequence = serializers.IntegerField(help_text="Of the newest log line about the case.")
    updated = serializers.CharField(help_text="When that line was written: UTC, RFC 3339.")


class AllegationRecord(AllegationShape, OfCase):
    """An allegation, its status steps and the case it belongs to."""


class StatementRecord(StatementShape, OfCase):
    """A statement, its printings and the case it belongs to."""


class SourceRecord(Source, Described):
    """An article that a public case cites."""

    url = serializers.URLField(help_text="This resource in the API.")
    article_url = serializers.CharField(
        allow_blank=True, help_text="The article's own address; `url` of a source in a case's document."
    )


class AgencyRecord(Described):
    """An agency with a role in a public case."""

    slug = serializers.SlugField()
    name = serializers.CharField()
    acronym = serializers.CharField(allow_blank=True)
    also_known_as = serializers.ListField(child=serializers.CharField())
    kind = serializers.CharField()
    parent = AgencyRef(allow_null=True, help_text="The body it is a unit of.")
    jurisdiction = Named()
    website = serializers.CharField(
        allow_blank=True, help_text="The body's own site; `url` of an agency in a case's document."
    )
    passages = Passage(many=True, help_text="What shows name and parent.")


class EditionLine(Addressed):
    """One edition in a case's list of editions."""

    number = serializers.IntegerField()
    sequence = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=EntryKind.choices)
    at = serializers.CharField(help_text="UTC, RFC 3339.")
    note = serializers.CharField(allow_blank=True, help_text="What it adds or changes.")
    sha256 = serializers.CharField()
    previous_sha256 = serializers.CharField()
    etag = serializers.CharField(help_text="The document's ETag, its SHA-256 in quotation marks.")


class Head(serializers.Serializer[Any]):
    """The newest line of the log."""

    sequence = serializers.IntegerField()
    sha256 = serializers.CharField()
    at = serializers.CharField(help_text="UTC, RFC 3339; empty before the first line.", allow_blank=True)


class Removal(serializers.Serializer[Any]):
    edition = serializers.IntegerField()
    pointer = serializers.CharField(help_text="JSON Pointer of the part that was removed.")
    what = serializers.CharField(help_text="The key it stood under.")


class LogLine(Addressed):
    """One line of the log. `url` answers 410 once the case is retracted."""

    sequence = serializers.IntegerField(help_text="From 1, without gaps.")
    kind = serializers.ChoiceField(choices=EntryKind.choices)
    case = serializers.SlugField(help_text="The case's slug at the time.")
    case_id = serializers.CharField(help_text="Opaque and permanent.")
    edition = serializers.IntegerField(help_text="The edition made, retracted or redacted.")
    at = serializers.CharField(help_text="UTC, RFC 3339.")
    note = serializers.CharField(allow_blank=True)
    version = serializers.IntegerField(help_text="Of the rule by which the line is hashed.")
    parts_sha256 = serializers.CharField(help_text="Hash of the digests of the parts.")
    sha256 = serializers.CharField(help_text="Hash of the line.")
    previous_sha256 = serializers.CharField(help_text="Hash of the line before; zeros for the first.")
    parts = serializers.DictField(
        child=serializers.CharField(),
        required=False,
        help_text="JSON Pointer to digest, on lines that make no edition.",
    )
    salts = serializers.DictField(
        child=serializers.CharField(), required=False, help_text="JSON Pointer to salt, on the same lines."
    )
    removed = Removal(many=True, required=False, help_text="What a redaction removed, on the same lines.")


class LogPage(serializers.Serializer[Any]):
    """Log lines in order. A mirror that follows `next` to its end, and then asks again, misses nothing."""

    results = LogLine(many=True)
    next = serializers.URLField(allow_null=True, help_text="Null at the newest line.")
    head = Head()


class FacetValue(serializers.Serializer[Any]):
    value = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # Also the name of an argument of fields.
    count = serializers.IntegerField(help_text="Cases of the question under it.")


class FacetLists(serializers.Serializer[Any]):
    """The commonest values of each facet; a facet ignores what is asked of itself."""

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        return {facet: FacetValue(many=True) for facet in FACETS}


class FacetCounts(serializers.Serializer[Any]):
    count = serializers.IntegerField(help_text="Cases that the question has, up to 10,000.")
    count_exact = serializers.BooleanField(help_text="False where there are more; counts are of the newest.")
    facets = FacetLists()


class CaseWithStanding(CaseOfFact):
    standing = Standing()


class LookedUp(Addressed):
    kind = serializers.CharField(
        help_text="case, allegation, statement, agency, source; number: a body's tracking number of the case."
    )
    id = serializers.CharField()
    case = CaseWithStanding(allow_null=True, help_text="Null for agencies and articles.")


class LookupAnswer(serializers.Serializer[Any]):
    """Everything public that an identifier stands for."""

    id = serializers.CharField(help_text="As it was asked.")
    results = LookedUp(many=True)


RECONCILED = {
    "type": "object",
    "description": "The manifest or, for each query by its name, candidates (Reconciliation API 0.2).",
    "additionalProperties": True,
}


class Suggestion(serializers.Serializer[Any]):
    id = serializers.CharField()
    name = serializers.CharField()
    description = serializers.CharField(required=False)
    notable = serializers.ListField(
        child=serializers.DictField(), required=False, help_text="Types, as {id, name}."
    )


class Suggestions(serializers.Serializer[Any]):
    """What can be meant by the letters typed so far (Reconciliation API 0.2)."""

    result = Suggestion(many=True)


class ProposedProperty(serializers.Serializer[Any]):
    id = serializers.CharField()
    name = serializers.CharField()


class ProposedProperties(serializers.Serializer[Any]):
    """What `reconcile/?extend=` can be asked for (Reconciliation API 0.2)."""

    type = serializers.CharField(required=False)
    properties = ProposedProperty(many=True)


class Embedded(serializers.Serializer[Any]):
    """oEmbed 1.0, type rich: plain HTML without a script."""

    version = serializers.CharField()
    type = serializers.CharField()
    title = serializers.CharField()
    provider_name = serializers.CharField()
    provider_url = serializers.URLField()
    cache_age = serializers.IntegerField()
    html = serializers.CharField()
    width = serializers.IntegerField()
    height = serializers.IntegerField(allow_null=True)


class IndexDocument(serializers.Serializer[Any]):
    """Where everything is."""

    cases = serializers.URLField()
    facets = serializers.URLField()
    agencies = serializers.URLField()
    allegations = serializers.URLField()
    statements = serializers.URLField()
    sources = serializers.URLField()
    changes = serializers.URLField()
    cases_ndjson = serializers.URLField()
    cases_csv = serializers.URLField()
    statements_csv = serializers.URLField()
    lookup = serializers.CharField(help_text="With `?id=` behind it.")
    reconcile = serializers.URLField()
    oembed = serializers.CharField(help_text="With `?url=` behind it.")
    schema = serializers.URLField()
    docs = serializers.URLField()
    licence = serializers.URLField(help_text="Of the records; quotations stay their speakers' and outlets'.")
    head = Head()


class AnnotationPage(serializers.Serializer[Any]):
    """W3C Web Annotations, one for each passage: the printed words as target, what they show as body."""

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        return {
            "@context": serializers.JSONField(),
            "id": serializers.CharField(),
            "type": serializers.ChoiceField(choices=["AnnotationPage"]),
            "partOf": serializers.DictField(),
            "next": serializers.URLField(required=False),
            "prev": serializers.URLField(required=False),
            "items": serializers.ListField(child=serializers.DictField()),
        }


class ParameterFault(serializers.Serializer[Any]):
    name = serializers.CharField()
    reason = serializers.CharField(help_text="What is wrong, and the nearest known value.")


class Problem(serializers.Serializer[Any]):
    """RFC 9457."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    instance = serializers.CharField(required=False, help_text="What was asked.")
    request_id = serializers.CharField(required=False, help_text="Name it when you report a fault.")


class QuestionProblem(Problem):
    """A parameter or value that is not known here, or an address that nobody would write."""

    parameters = ParameterFault(many=True, required=False)


class Tombstone(Problem):
    """What is left of a retracted case; `instance` is its line in the log."""

    id = serializers.CharField()
    date = serializers.CharField(help_text="UTC, RFC 3339.")
    reason = serializers.CharField()
    sequence = serializers.IntegerField()


@cache
def page_of(item: type[serializers.Serializer[Any]]) -> type[serializers.Serializer[Any]]:
    """The shape of a page of `item`."""
    fields = {
        "next": serializers.URLField(allow_null=True),
        "previous": serializers.URLField(allow_null=True),
        "count": serializers.IntegerField(required=False, help_text="With `count=on`, up to 10,000."),
        "count_exact": serializers.BooleanField(required=False, help_text="False where there are more."),
        "results": item(many=True),
        "__doc__": f"A page of a list. {(item.__doc__ or '').strip()}",
    }
    return type(f"{item.__name__}Page", (serializers.Serializer,), fields)
