"""Addresses that only tests serve: one answer for each kind of thing that middleware treats differently."""

from collections.abc import Iterator

from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import URLPattern, URLResolver, path

from archive.urls import urlpatterns as real

LONG = "<p>One sentence, shown again and again.</p>" * 100


def long(request: HttpRequest) -> HttpResponse:
    return HttpResponse(LONG)


def short(request: HttpRequest) -> HttpResponse:
    return HttpResponse("short")


def picture(request: HttpRequest) -> HttpResponse:
    return HttpResponse(bytes(4000), content_type="image/png")


def own_policy(request: HttpRequest) -> HttpResponse:
    headers = {"Content-Security-Policy": "default-src 'none'", "Cache-Control": "public, max-age=9"}
    return HttpResponse("own", headers=headers)


def tagged(request: HttpRequest) -> HttpResponse:
    return HttpResponse(LONG, headers={"ETag": '"edition"'})


def streamed(request: HttpRequest) -> StreamingHttpResponse:
    return StreamingHttpResponse(_lines(), content_type="text/csv")


def _lines() -> Iterator[str]:
    yield from (f"{number},line\n" for number in range(500))


def refused(request: HttpRequest) -> HttpResponse:
    return HttpResponse("no", status=404)


def failing(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("on purpose")


def endless(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
        )
        return HttpResponse(str(cursor.fetchone()))


def stream(request: HttpRequest) -> StreamingHttpResponse:
    """As many pieces as are asked for, each read from the database, and then one that never comes."""

    def pieces() -> Iterator[str]:
        for number in range(int(request.GET["pieces"])):
            with connection.cursor() as cursor:
                cursor.execute("SELECT %s", [number])
                yield f"{cursor.fetchone()}\n"
        yield endless(request).content.decode()

    return StreamingHttpResponse(pieces(), content_type="text/plain")


def broken(request: HttpRequest) -> HttpResponse:
    raise OperationalError("disk I/O error")


def echo(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.GET.get("q", ""))


def staff(request: HttpRequest) -> HttpResponse:
    seen = [name for name in ("session", "user", "_messages") if hasattr(request, name)]
    return HttpResponse(",".join(seen))


HERE: list[URLPattern | URLResolver] = [
    path("try/long", long),
    path("try/short", short),
    path("try/picture", picture),
    path("try/own", own_policy),
    path("try/tagged", tagged),
    path("try/streamed", streamed),
    path("try/refused", refused),
    path("try/failing", failing),
    path("api/try/failing", failing),
    path("try/endless", endless),
    path("try/stream", stream),
    path("api/try/endless", endless),
    path("try/broken", broken),
    path("try/echo", echo),
    path("try/seen", staff),
    path("administration", staff),
    path("admin/try/seen", staff),
    path("admin/try/long", long),
    path("accounts/try/seen", staff),
]

urlpatterns = HERE + real

handler400 = "archive.errors.bad_request"
handler403 = "archive.errors.permission_denied"
handler404 = "archive.errors.page_not_found"
handler500 = "archive.errors.server_error"
