"""Single allegations, statements, sources and agencies: one stored row each."""

from __future__ import annotations

from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from api import choosing, forms, records
from api.answers import answer
from api.choosing import Choice, choice_asked
from api.describing import one_of
from api.negotiation import JsonLd, StoredJson
from api.records import Kind
from api.tags import is_conditional, tag, unchanged
from api.views.base import PublicView
from editions.finding import Missing
from editions.models import Entry, PublicAgency, PublicAllegation, PublicSource, PublicStatement


class NounView(PublicView):
    """One row; a visitor who holds it already is told so before its body is read."""

    kind: Kind
    rows: QuerySet[Any]
    """With `at`, when what they say last changed."""
    parameters = choosing.PARAMETERS
    renderer_classes = [StoredJson, JsonLd]

    def answer(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        choice = choice_asked(request.GET, self.kind.shape, self.kind.expandable)
        forms.refuse_unfit(self.form, request.GET)
        rows = self.rows.filter(**kwargs)
        if is_conditional(request):
            held = only(rows.values_list("etag", "at", named=True))
            if same := unchanged(request, self.tag(held, choice), held.at):
                return same
        row = only(rows.values_list("etag", "at", *self.kind.columns_for(choice), named=True))
        body = forms.single(self.form, self.kind, row, choice)
        return answer(body, etag=self.tag(row, choice), at=row.at, media=self.media)

    def tag(self, row: Any, choice: Choice) -> str:
        return tag(row.etag, "" if choice.is_plain else self.request.get_full_path(), self.form)


def only(rows: QuerySet[Any, Any]) -> Any:
    row = rows.order_by().first()
    if row is None:
        raise Missing
    return row


def when_changed() -> Subquery:
    return Subquery(Entry.objects.filter(sequence=OuterRef("sequence")).values("at"))


@one_of(records.ALLEGATION, "One allegation, with its status steps")
class Allegation(NounView):
    kind = records.ALLEGATION
    rows = PublicAllegation.objects.annotate(at=F("case__updated"))


@one_of(records.STATEMENT, "One statement, with every printing of it")
class Statement(NounView):
    kind = records.STATEMENT
    rows = PublicStatement.objects.annotate(at=F("case__updated"))


@one_of(records.SOURCE, "One article: what is known of it, never its text")
class Source(NounView):
    kind = records.SOURCE
    rows = PublicSource.objects.annotate(at=when_changed())


@one_of(records.AGENCY, "One agency")
class Agency(NounView):
    kind = records.AGENCY
    rows = PublicAgency.objects.annotate(at=when_changed())
