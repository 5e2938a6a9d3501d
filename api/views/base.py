"""What every view of the API has: read-only, JSON, refusals as problem documents, no unknown parameters."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from rest_framework.request import Request
from rest_framework.views import APIView

from api import addresses, problems
from api.negotiation import FORMAT, Negotiation, StoredJson
from editions import filters
from editions.filters import MAX_FAULTS, BadQuestion, Fault

READ_ONLY = ("get", "head", "options")


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
