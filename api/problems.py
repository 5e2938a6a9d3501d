"""Every refusal as a problem document (RFC 9457): what is wrong, where, and what would be right."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import orjson
from django.core.exceptions import PermissionDenied, RequestDataTooBig, TooManyFieldsSent
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from rest_framework.exceptions import APIException, NotFound
from rest_framework.exceptions import PermissionDenied as Forbidden

from api import addresses
from editions.filters import BadQuestion
from editions.finding import Gone, Missing, Moved

MEDIA_TYPE = "application/problem+json"

PLAIN = "about:blank"
"""RFC 9457: the status code is all the type there is."""

REFUSED = "urn:problem:question-not-understood"
RETRACTED = "urn:problem:case-retracted"


def problem(
    request: HttpRequest,
    status: int,
    detail: str,
    *,
    kind: str = PLAIN,
    headers: Mapping[str, str] | None = None,
    **more: Any,
) -> HttpResponse:
    body = {
        "type": kind,
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": request.get_full_path(),
        **identity(request),
        **more,
    }
    return HttpResponse(
        orjson.dumps(body), status=status, content_type=MEDIA_TYPE, headers=dict(headers or {})
    )


def identity(request: HttpRequest) -> dict[str, str]:
    """The number under which the log knows the request, where the project gives it one."""
    number = getattr(request, "request_id", "")
    return {"request_id": number} if number else {}


def handle(error: Exception, context: dict[str, Any]) -> HttpResponseBase | None:
    """What REST framework answers when a view raises; None is a fault of ours, for the project to log."""
    request: HttpRequest = context["request"]._request
    match error:
        case BadQuestion():
            return not_understood(request, error)
        case Gone():
            return gone(request, error)
        case Moved():
            return moved(request, context["kwargs"]["slug"], error)
        case Missing() | Http404():
            error = NotFound("There is nothing public at this address.")
        case PermissionDenied():
            error = Forbidden()
        case RequestDataTooBig() | TooManyFieldsSent():
            return problem(
                request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "What is sent is too large; send less."
            )
    if isinstance(error, APIException):
        headers = {"Allow": ", ".join(context["view"].allowed_methods)} if error.status_code == 405 else {}
        return problem(request, error.status_code, str(error.detail), headers=headers)
    return None


def not_understood(request: HttpRequest, error: BadQuestion) -> HttpResponse:
    """Names every parameter at fault, in the words of `editions.filters`."""
    return problem(
        request,
        HTTPStatus.BAD_REQUEST,
        str(error),
        kind=REFUSED,
        parameters=[{"name": fault.parameter, "reason": fault.what} for fault in error.faults],
    )


def gone(request: HttpRequest, error: Gone) -> HttpResponse:
    """The tombstone: an opaque id, the day, the reason. Neither the title nor the slug, which may name."""
    case = error.case
    return problem(
        request,
        HTTPStatus.GONE,
        "The case was taken out of public. Its hashes stay in the log.",
        kind=RETRACTED,
        headers={"X-Robots-Tag": "noindex, noarchive"},
        instance=addresses.api("changes/", {"after": case.sequence - 1}),
        id=case.case_id,
        date=case.updated,
        reason=case.note,
        sequence=case.sequence,
    )


def moved(request: HttpRequest, old: str, error: Moved) -> HttpResponseBase:
    """The same resource of the same case, under the slug that it has now."""
    path = request.path.replace(f"/cases/{old}/", f"/cases/{error.slug}/", 1)
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{path}?{query}" if query else path)
