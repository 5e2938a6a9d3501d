"""Single allegations, statements, sources and agencies: one stored row each."""

from __future__ import annotations

from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from api import addresses
from api.answers import answer, joined
from api.describing import one_of
from api.shapes import AgencyRecord, AllegationRecord, SourceRecord, StatementRecord
from api.tags import is_conditional, tag, unchanged
from api.views.base import PublicView
from editions.finding import Missing
from editions.models import Entry, PublicAgency, PublicAllegation, PublicSource, PublicStatement


class NounView(PublicView):
    """One row; a visitor who holds it already is told so before its body is read."""

    columns: tuple[str, ...] = ()

    def answer(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        rows = self.rows().filter(**kwargs)
        if is_conditional(request):
            held = only(rows.values_list("etag", "at", named=True))
            if same := unchanged(request, tag(held.etag), held.at):
                return same
        row = only(rows.values_list("etag", "at", "body", *self.columns, named=True))
        return answer(joined(row.body, self.links(row)), etag=tag(row.etag), at=row.at)

    def rows(self) -> QuerySet[Any]:
        """Rows with `at`, when what they say last changed."""
        raise NotImplementedError

    def links(self, row: Any) -> dict[str, str]:
        raise NotImplementedError


def only(rows: QuerySet[Any, Any]) -> Any:
    row = rows.order_by().first()
    if row is None:
        raise Missing
    return row


def when_changed() -> Subquery:
    return Subquery(Entry.objects.filter(sequence=OuterRef("sequence")).values("at"))


@one_of(AllegationRecord, "One allegation, with its status steps")
class Allegation(NounView):
    columns = ("public_id", "case__slug")

    def rows(self) -> QuerySet[PublicAllegation]:
        return PublicAllegation.objects.annotate(at=F("case__updated"))

    def links(self, row: Any) -> dict[str, str]:
        return addresses.allegation(row.public_id, row.case__slug)


@one_of(StatementRecord, "One statement, with every printing of it")
class Statement(NounView):
    columns = ("public_id", "case__slug")

    def rows(self) -> QuerySet[PublicStatement]:
        return PublicStatement.objects.annotate(at=F("case__updated"))

    def links(self, row: Any) -> dict[str, str]:
        return addresses.statement(row.public_id, row.case__slug)


@one_of(SourceRecord, "One article: what is known of it, never its text")
class Source(NounView):
    columns = ("slug",)

    def rows(self) -> QuerySet[PublicSource]:
        return PublicSource.objects.annotate(at=when_changed())

    def links(self, row: Any) -> dict[str, str]:
        return addresses.source(row.slug)


@one_of(AgencyRecord, "One agency")
class Agency(NounView):
    columns = ("slug",)

    def rows(self) -> QuerySet[PublicAgency]:
        return PublicAgency.objects.annotate(at=when_changed())

    def links(self, row: Any) -> dict[str, str]:
        return addresses.agency(row.slug)
