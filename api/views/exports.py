"""Exports: everything that a question selects, streamed a chunk at a time so that memory stays constant."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict, StreamingHttpResponse
from django.http.response import HttpResponseBase

from api import tables
from api.describing import export_of
from api.tags import seconds, tag, unchanged, validators
from api.views.base import Csv, Ndjson, PublicView
from editions import filters, paging
from editions.filters import Selection

DOCUMENTS, ROWS = 64, 500
"""Read at once: documents are large, rows are small."""


OLDEST_FIRST = "updated"
"""A case that changes while an export runs moves to its end and stands twice; newest first it is missed."""


class ExportView(PublicView):
    """A file of everything selected; the tag is known before a row is read."""

    ask: Callable[..., Selection]
    file_name: str

    def refuse_unknown(self, params: QueryDict) -> None:
        """The question itself refuses what it does not know."""

    def answer(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        chosen = self.ask(request.GET, usual=OLDEST_FIRST)
        etag = tag(chosen.head.sha256, request.get_full_path())
        if same := unchanged(request, etag, chosen.head.at):
            return same
        headers = {
            **validators(etag, seconds(chosen.head.at)),
            "Content-Type": f"{self.renderer_classes[0].media_type}; charset=utf-8",
            "Content-Disposition": f'attachment; filename="{self.file_name}"',
        }
        if request.method == "HEAD":
            return HttpResponse(headers=headers)
        return StreamingHttpResponse(self.written(chosen), headers=headers)

    def written(self, chosen: Selection) -> Iterator[str]:
        raise NotImplementedError


@export_of(filters.CaseQuestions, "Every selected case, one complete document a line", Ndjson.media_type)
class CasesNdjson(ExportView):
    ask = staticmethod(filters.cases)
    renderer_classes = [Ndjson]
    file_name = "cases.ndjson"

    def written(self, chosen: Selection) -> Iterator[str]:
        for rows in paging.chunks(chosen.reading("edition__document"), DOCUMENTS):
            yield "".join(f"{row.edition__document}\n" for row in rows)


@export_of(filters.CaseQuestions, "Every selected case, one row each", Csv.media_type, tables.CASES)
class CasesCsv(ExportView):
    ask = staticmethod(filters.cases)
    renderer_classes = [Csv]
    file_name = "cases.csv"

    def written(self, chosen: Selection) -> Iterator[str]:
        yield tables.header(tables.CASES)
        for rows in paging.chunks(chosen.reading("slug", "body"), ROWS):
            yield tables.lines(tables.CASES, tables.case_records(rows))


@export_of(
    filters.StatementQuestions, "Every printing of every selected statement", Csv.media_type, tables.PRINTINGS
)
class StatementsCsv(ExportView):
    ask = staticmethod(filters.statements)
    renderer_classes = [Csv]
    file_name = "statements.csv"

    def written(self, chosen: Selection) -> Iterator[str]:
        yield tables.header(tables.PRINTINGS)
        for rows in paging.chunks(chosen.reading("body", "case__slug", "case__body"), ROWS):
            yield tables.lines(tables.PRINTINGS, tables.printing_records(rows))
