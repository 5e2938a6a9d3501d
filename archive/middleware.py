"""What is added to every answer: a request id, security headers and a caching rule."""

from collections.abc import Callable
from typing import Final
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from archive.logs import request_id

Handler = Callable[[HttpRequest], HttpResponseBase]


class RequestId:
    """Numbers each request; one sent by the visitor is ignored, so that log lines cannot be forged."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        made = uuid4().hex
        request_id.set(made)
        request.request_id = made  # type: ignore[attr-defined]  # For error documents of rooms to the left.
        response = self.get_response(request)
        response.headers["X-Request-ID"] = made
        return response


class SecurityHeaders:
    """Adds what Django's SecurityMiddleware does not know; a view may have set a policy of its own."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response
        self.headers: Final = {
            "Content-Security-Policy": settings.CONTENT_SECURITY_POLICY,
            "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
            "X-Frame-Options": "DENY",
        }

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in self.headers.items():
            response.headers.setdefault(name, value)
        return response


class PublicCaching:
    """Lets caches keep a public answer for a minute, and for five more while they ask again."""

    RULE: Final = "public, max-age=60, stale-while-revalidate=300"
    LASTING: Final = frozenset({200, 301, 304, 308, 410})

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.method in {"GET", "HEAD"} and response.status_code in self.LASTING:
            response.headers.setdefault("Cache-Control", self.RULE)
        return response
