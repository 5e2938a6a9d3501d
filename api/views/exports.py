"""Exports: everything that a question selects, streamed; with `limit`, a piece that leads on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict, StreamingHttpResponse
from django.http.response import HttpResponseBase

from api import addresses
from api.answers import link_header
from api.bulk import ALL, MOST, Bulk
from api.describing import export_of
from api.negotiation import Csv, Ndjson, Stored
from api.tags import seconds, tag, unchanged, validators
from api.views.base import PublicView
from editions import filters, paging
from editions.filters import BadQuestion, Fault, Selection
from editions.paging import Piece

PARAMETERS = ("cursor", "limit")


class ExportView(PublicView):
    """A file of everything selected; the tag is known before a row is read."""

    bulk: Bulk

    def refuse_unknown(self, params: QueryDict) -> None:
        """The question itself refuses what it does not know."""

    @property
    def file_name(self) -> str:
        return f"{self.bulk.name}.{self.form}"

    def answer(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        params = request.GET
        limit = limit_asked(params)
        chosen = self.bulk.ask(params, also=PARAMETERS, usual=self.bulk.usual)
        etag = tag(chosen.head.sha256, request.get_full_path())
        if same := unchanged(request, etag, chosen.head.at):
            return same
        piece = paging.piece(chosen, cursor=filters.one(params, "cursor"), limit=limit)
        onward = addresses.with_cursor(request.path, params, piece.next) if piece.next else None
        headers = {
            **validators(etag, seconds(chosen.head.at)),
            "Content-Type": f"{self.renderer_classes[0].media_type}; charset=utf-8",
            "Content-Disposition": f'attachment; filename="{self.file_name}"',
            **({"Link": link_header({"next": onward, "previous": None})} if onward else {}),
        }
        if request.method == "HEAD":
            return HttpResponse(headers=headers)
        return StreamingHttpResponse(self.written(chosen, piece), headers=headers)

    def written(self, chosen: Selection, piece: Piece) -> Iterator[str]:
        table = self.form == Csv.format
        return self.bulk.table(chosen, piece) if table else self.bulk.lines(chosen, piece)


def limit_asked(params: QueryDict) -> int | None:
    asked = filters.one(params, "limit")
    if not asked:
        return None
    if not (asked.isascii() and asked.isdecimal() and len(asked) <= 5 and 1 <= int(asked) <= MOST):
        raise BadQuestion(Fault("limit", f"Write a number from 1 to {MOST:,}."))
    return int(asked)


def view_of(bulk: Bulk, form: type[Stored]) -> type[ExportView]:
    name = f"{bulk.name.capitalize()}{form.format.capitalize()}"
    made = type(name, (ExportView,), {"bulk": bulk, "renderer_classes": [form], "__module__": __name__})
    says = f"{bulk.says}, {'one row each' if form is Csv else 'one JSON document a line'}"
    columns = bulk.kind.table.columns if form is Csv else ()
    return export_of(bulk.questions, says, str(form.media_type), columns)(made)


VIEWS = {f"{bulk.name}.{form.format}": view_of(bulk, form) for bulk in ALL for form in (Ndjson, Csv)}
"""By file name."""
