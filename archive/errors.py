"""Error answers made outside any view: problem+json under /api/, a page or a line elsewhere."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, JsonResponse
from django.views import defaults

from archive.logs import request_id


def is_api(request: HttpRequest) -> bool:
    return request.path_info.startswith("/api/")


def problem(request: HttpRequest, status: HTTPStatus, detail: str) -> JsonResponse:
    """RFC 9457; `about:blank` says that the status code is all the type there is."""
    body = {
        "type": "about:blank",
        "title": status.phrase,
        "status": status.value,
        "detail": detail,
        "instance": request.path,
        "request_id": request_id.get(),
    }
    return JsonResponse(body, status=status.value, content_type="application/problem+json")


def refusal(request: HttpRequest, status: HTTPStatus, detail: str) -> HttpResponseBase:
    if is_api(request):
        return problem(request, status, detail)
    return HttpResponse(f"{detail}\n", status=status.value, content_type="text/plain; charset=utf-8")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    # No template here: the usual cause is a Host header that is not ours, and templates may link by it.
    return refusal(request, HTTPStatus.BAD_REQUEST, "The request was not understood.")


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    if is_api(request):
        return problem(request, HTTPStatus.FORBIDDEN, "This is not open to you.")
    return defaults.permission_denied(request, exception)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    if is_api(request):
        return problem(request, HTTPStatus.NOT_FOUND, "There is nothing at this address.")
    return defaults.page_not_found(request, exception)


def server_error(request: HttpRequest, *args: Any) -> HttpResponseBase:
    if is_api(request):
        return problem(request, HTTPStatus.INTERNAL_SERVER_ERROR, "The archive failed; the fault was logged.")
    return defaults.server_error(request)
