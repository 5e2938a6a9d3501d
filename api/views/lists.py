"""Lists: a question, a page of stored rows, the addresses of the pages beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase

from api import addresses
from api.answers import answer, joined, link_header, neighbours, page_body
from api.describing import list_of
from api.shapes import AgencyRecord, AllegationRecord, CaseInList, SourceRecord, StatementRecord
from api.tags import tag, unchanged
from api.views.base import PublicView
from editions import filters, paging
from editions.filters import Selection


class ListView(PublicView):
    """Rows of one kind; subclasses say which question they answer and how a row is addressed."""

    ask: Callable[..., Selection]
    columns: tuple[str, ...]

    def refuse_unknown(self, params: QueryDict) -> None:
        """The question itself refuses what it does not know."""

    def answer(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        params = request.GET
        size, counted = paging.size_asked(params), paging.count_asked(params)
        cursor = filters.one(params, "cursor")
        chosen = self.ask(params, also=paging.PARAMETERS).reading("body", *self.columns)
        etag = tag(chosen.head.sha256, request.get_full_path())
        if same := unchanged(request, etag, chosen.head.at):
            return same
        page = paging.page(chosen, cursor=cursor, size=size)
        count = paging.count(chosen) if counted else None
        links = neighbours(request, params, page)
        body = page_body(links, [joined(row.body, self.links(row)) for row in page.rows], count)
        return answer(body, etag=etag, at=chosen.head.at, links=link_header(links))

    def links(self, row: Any) -> dict[str, str]:
        raise NotImplementedError


@list_of(CaseInList, filters.CaseQuestions, "Cases, newest edition first")
class Cases(ListView):
    ask = staticmethod(filters.cases)
    columns = ("slug",)

    def links(self, row: Any) -> dict[str, str]:
        return addresses.case(row.slug)


@list_of(AllegationRecord, filters.AllegationQuestions, "Allegations of all public cases")
class Allegations(ListView):
    ask = staticmethod(filters.allegations)
    columns = ("public_id", "case__slug")

    def links(self, row: Any) -> dict[str, str]:
        return addresses.allegation(row.public_id, row.case__slug)


@list_of(StatementRecord, filters.StatementQuestions, "Statements in all public cases")
class Statements(ListView):
    ask = staticmethod(filters.statements)
    columns = ("public_id", "case__slug")

    def links(self, row: Any) -> dict[str, str]:
        return addresses.statement(row.public_id, row.case__slug)


@list_of(SourceRecord, filters.SourceQuestions, "Articles that public cases cite")
class Sources(ListView):
    ask = staticmethod(filters.sources)
    columns = ("slug",)

    def links(self, row: Any) -> dict[str, str]:
        return addresses.source(row.slug)


@list_of(AgencyRecord, filters.AgencyQuestions, "Agencies with a role in a public case")
class Agencies(ListView):
    ask = staticmethod(filters.agencies)
    columns = ("slug",)

    def links(self, row: Any) -> dict[str, str]:
        return addresses.agency(row.slug)
