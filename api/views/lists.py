"""Lists: a question, a page of stored rows, the addresses of the pages beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase

from api import addresses, choosing, forms, records
from api.answers import answer, link_header, neighbours
from api.choosing import choice_asked
from api.describing import list_of
from api.negotiation import FORMAT, Csv, JsonLd, Ndjson, StoredJson
from api.records import Kind
from api.tags import tag, unchanged
from api.views.base import PublicView
from editions import filters, paging
from editions.filters import Selection

PARAMETERS = (*paging.PARAMETERS, *choosing.PARAMETERS, FORMAT)


class ListView(PublicView):
    """Rows of one kind; subclasses say which question they answer."""

    ask: Callable[..., Selection]
    kind: Kind
    renderer_classes = [StoredJson, Csv, Ndjson, JsonLd]

    def refuse_unknown(self, params: QueryDict) -> None:
        """The question itself refuses what it does not know."""

    def answer(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        params = request.GET
        size, counted = paging.size_asked(params), paging.count_asked(params)
        cursor = filters.one(params, "cursor")
        choice = choice_asked(params, self.kind.shape, self.kind.expandable)
        forms.refuse_unfit(self.form, params)
        chosen = self.ask(params, also=PARAMETERS).reading(*self.kind.columns_for(choice, self.form))
        etag = tag(chosen.head.sha256, request.get_full_path(), self.form)
        if same := unchanged(request, etag, chosen.head.at):
            return same
        page = paging.page(chosen, cursor=cursor, size=size)
        count = paging.count(chosen) if counted else None
        links = neighbours(request, params, page)
        asked = addresses.site(request.get_full_path())
        body = forms.page(self.form, self.kind, page.rows, choice, links, count, asked)
        return answer(body, etag=etag, at=chosen.head.at, media=self.media, links=link_header(links))


@list_of(records.CASE, filters.CaseQuestions, "Cases, newest edition first")
class Cases(ListView):
    ask = staticmethod(filters.cases)
    kind = records.CASE


@list_of(records.ALLEGATION, filters.AllegationQuestions, "Allegations of all public cases")
class Allegations(ListView):
    ask = staticmethod(filters.allegations)
    kind = records.ALLEGATION


@list_of(records.STATEMENT, filters.StatementQuestions, "Statements in all public cases")
class Statements(ListView):
    ask = staticmethod(filters.statements)
    kind = records.STATEMENT


@list_of(records.SOURCE, filters.SourceQuestions, "Articles that public cases cite")
class Sources(ListView):
    ask = staticmethod(filters.sources)
    kind = records.SOURCE


@list_of(records.AGENCY, filters.AgencyQuestions, "Agencies with a role in a public case")
class Agencies(ListView):
    ask = staticmethod(filters.agencies)
    kind = records.AGENCY
