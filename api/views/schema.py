"""The OpenAPI document, generated once a process, and Swagger UI to read it with."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from http import HTTPStatus
from typing import Any, cast

import orjson
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiYamlRenderer
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularSwaggerSplitView
from rest_framework.renderers import TemplateHTMLRenderer
from rest_framework.request import Request

from api.answers import answer
from api.negotiation import Stored, StoredJson
from api.tags import tag, unchanged
from api.views.base import PublicView


class OpenApiJson(Stored):
    media_type = "application/vnd.oai.openapi+json"
    format = "json"


class OpenApiYaml(Stored):
    media_type = "application/vnd.oai.openapi"
    format = "yaml"


class Yaml(Stored):
    media_type = "application/yaml"
    format = "yaml"


@extend_schema(exclude=True)
class Schema(PublicView):
    """JSON, or YAML where Accept prefers it."""

    renderer_classes = [StoredJson, OpenApiJson, OpenApiYaml, Yaml]

    def answer(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        media = self.request.accepted_renderer.media_type
        body = written(as_json=media.endswith("json"))
        etag = tag("schema", media)
        if same := unchanged(request, etag, ""):
            return same
        return answer(body, etag=etag, at="", media=media)


@cache
def written(*, as_json: bool) -> bytes:
    """The document in one of its forms; making it takes a second."""
    if as_json:
        return orjson.dumps(document())
    return bytes(OpenApiYamlRenderer().render(document()))  # type: ignore[no-untyped-call]


def kept() -> str:
    """The document as openapi.yaml keeps it, without the address of the site that happened to write it."""
    made = {**document(), "servers": [{"url": "/"}]}
    return bytes(OpenApiYamlRenderer().render(made)).decode()  # type: ignore[no-untyped-call]


@cache
def document() -> dict[str, Any]:
    generator: Any = SchemaGenerator()  # type: ignore[no-untyped-call]
    made: dict[str, Any] = generator.get_schema(request=None, public=True)
    return made


class Docs(PublicView, SpectacularSwaggerSplitView):
    """Swagger UI from files of our own; the site's own policy suffices, as nothing in it is inline."""

    renderer_classes = [TemplateHTMLRenderer]
    is_for_readers = True
    parameters = ("script",)
    url_name = "api:schema"
    template_name = "api/docs.html"

    @extend_schema(exclude=True)
    def get(self, request: Request, **kwargs: Any) -> HttpResponseBase:
        self.refuse_unknown(request._request.GET)  # `script` comes without a value.
        made: Any = SpectacularSwaggerSplitView.get(self, request)  # type: ignore[no-untyped-call]
        made.data["csrf_token"] = ""  # Nothing here can be forged, and one that changes would change the tag.
        return cast(HttpResponseBase, made)

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        """The page is small, and what its tag says is what it is."""
        made = super().finalize_response(request, response, *args, **kwargs)
        if made.status_code != HTTPStatus.OK:
            return made
        made.headers["ETag"] = tag(sha256(made.rendered_content).hexdigest())
        return unchanged(request._request, made.headers["ETag"], "") or made
