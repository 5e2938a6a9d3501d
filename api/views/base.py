"""What every view of the API has: read-only, JSON, refusals as problem documents, no unknown parameters."""

from __future__ import annotations

from collections.abc import Callable, Collection
from types import SimpleNamespace
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.views import APIView

from api import addresses, problems
from editions import filters
from editions.filters import MAX_FAULTS, BadQuestion, Fault
from editions.filters.question import not_known, suggestion

FORMAT = "format"
READ_ONLY = ("get", "head", "options")


class Stored(BaseRenderer):
    """Names a media type that a view serves as bytes of its own making; nothing is ever rendered."""

    format = "stored"
    """What `format=` and a suffix call it."""
    charset = None

    def render(self, data: Any, *args: Any, **kwargs: Any) -> bytes:
        raise NotImplementedError


class StoredJson(Stored):
    media_type = "application/json"
    format = "json"


class Ndjson(Stored):
    media_type = "application/x-ndjson"
    format = "ndjson"


class Csv(Stored):
    media_type = "text/csv"
    format = "csv"


class JsonLd(Stored):
    media_type = "application/ld+json"
    format = "jsonld"


class Negotiation(DefaultContentNegotiation):
    """A suffix or `format=` decides before Accept does; one that there is not is refused by name."""

    settings: Any = SimpleNamespace(URL_FORMAT_OVERRIDE=None)

    def select_renderer(self, request: Any, renderers: Any, format_suffix: Any = None) -> Any:
        asked = format_suffix or filters.one(request._request.GET, FORMAT)
        if not asked:
            return super().select_renderer(request, renderers)
        known = {one.format: one for one in reversed(renderers)}
        if asked not in known:
            raise BadQuestion(Fault(FORMAT, not_known(asked, suggestion(asked, known))))
        return known[asked], known[asked].media_type


def refuse_empty(params: QueryDict) -> None:
    """A client whose variable was empty must not be given everything; a search may be for nothing."""
    empty = [name for name, values in params.lists() if name != "q" and not all(map(str.strip, values))]
    if empty:
        raise BadQuestion(*(Fault(name, "It is empty. Leave it out.") for name in empty[:MAX_FAULTS]))


class PublicView(APIView):
    """A public resource; subclasses write `answer`."""

    http_method_names = list(READ_ONLY)
    renderer_classes = [StoredJson]
    content_negotiation_class = Negotiation
    metadata_class = None
    is_for_readers = False
    parameters: Collection[str] = ()
    """What it reads from the query by itself; lists of a question leave checking to `editions.filters`."""

    def get(self, request: Request, **kwargs: Any) -> HttpResponseBase:
        bare = request._request
        refuse_empty(bare.GET)
        self.refuse_unknown(bare.GET)
        kwargs.pop(FORMAT, None)
        return self.answer(bare, **kwargs)

    def answer(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        raise NotImplementedError

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Pages for readers are what a search engine should find; some cases ask not to be found at all."""
        if not self.is_for_readers:
            response.headers.setdefault("X-Robots-Tag", "noindex")
        return super().finalize_response(request, response, *args, **kwargs)

    @property
    def form(self) -> str:
        """The format that was negotiated."""
        return str(self.request.accepted_renderer.format)

    @property
    def media(self) -> str:
        """Its media type, as an answer names it."""
        media = str(self.request.accepted_renderer.media_type)
        return f"{media}; charset=utf-8" if media.startswith("text/") else media

    def refuse_unknown(self, params: QueryDict) -> None:
        filters.read(params, single=(), many=(), also=(*self.parameters, FORMAT))

    def options(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """What can be done here; the schema says the rest."""
        links = f'<{addresses.api("schema/")}>; rel="service-desc"'
        return HttpResponse(status=204, headers={"Allow": ", ".join(self.allowed_methods), "Link": links})

    def get_exception_handler(self) -> Callable[[Exception, dict[str, Any]], Any]:
        return problems.handle
