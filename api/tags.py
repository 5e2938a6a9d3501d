"""Strong ETags, and the answers of RFC 9110 to requests that hold one."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from rest_framework.exceptions import APIException

ROOMS = ("api", "editions")


class PreconditionFailed(APIException):
    status_code = 412
    default_detail = "The record has changed since the version that If-Match or If-Unmodified-Since names."


@cache
def release() -> str:
    """A hash of the code that makes answers.

    Rows keep their hashes when a release changes the form in which they are served; without this in the
    tag, caches would be told that nothing had changed.
    """
    code = sha256()
    for room in ROOMS:
        for path in sorted((settings.BASE_DIR / room).rglob("*.py")):
            code.update(path.read_bytes())
    return code.hexdigest()


def tag(*parts: str | int) -> str:
    """The ETag of an answer that is a function of `parts`, of the code and of the site's address."""
    known = "\n".join(map(str, [release(), settings.SITE_URL, *parts]))
    return quoted(sha256(known.encode("utf-8", "surrogatepass")).hexdigest())


def quoted(stored: str) -> str:
    """The ETag of stored bytes that are served as they are."""
    return f'"{stored}"'


def seconds(at: str) -> int | None:
    """A moment of the log as HTTP counts it."""
    return int(datetime.fromisoformat(at).timestamp()) if at else None


def unchanged(request: HttpRequest, etag: str, at: str) -> HttpResponseBase | None:
    """304 where the visitor holds this version already, else None; raises PreconditionFailed."""
    changed = seconds(at)
    fresh = HttpResponse(headers=validators(etag, changed))
    answer = get_conditional_response(request, etag=etag, last_modified=changed, response=fresh)
    if answer is None or answer is fresh:
        return None
    if answer.status_code == PreconditionFailed.status_code:
        raise PreconditionFailed
    return answer


def validators(etag: str, changed: int | None) -> dict[str, str]:
    return {"ETag": etag} if changed is None else {"ETag": etag, "Last-Modified": http_date(changed)}


def is_conditional(request: HttpRequest) -> bool:
    """Whether it can pay to look at the tag before the body is read."""
    return "HTTP_IF_NONE_MATCH" in request.META or "HTTP_IF_MODIFIED_SINCE" in request.META
