"""Turns away requests that no page or client of the archive would send, before anything else reads them."""

import unicodedata
from http import HTTPStatus
from typing import Final
from urllib.parse import unquote_to_bytes

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from archive.errors import refusal
from archive.middleware import Handler

# An honest query is a dozen filters. Longer ones made SQLite fail ("LIKE pattern too complex") or send 59 MB.
MAX_QUERY_BYTES: Final = 4096


class Ingress:
    """Refuses an oversized query, invalid UTF-8 and control characters in the path or the query.

    Django gives undecodable bytes of a path back as percent signs; decoding the path once more finds them,
    and finds what was encoded twice, which no link of the archive is.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        query = str(request.META.get("QUERY_STRING", ""))
        if len(query) > MAX_QUERY_BYTES:
            limit = f"The query is {len(query)} bytes long; the limit is {MAX_QUERY_BYTES}."
            return refusal(request, HTTPStatus.REQUEST_URI_TOO_LONG, limit)
        for place, sent in (("path", unquote_to_bytes(request.path_info)), ("query", _bytes(query))):
            if fault := fault_in(sent):
                return refusal(request, HTTPStatus.BAD_REQUEST, f"The {place} {fault}.")
        return self.get_response(request)


def fault_in(sent: bytes) -> str:
    """What is wrong with these percent-decoded bytes, or nothing."""
    try:
        text = sent.decode()
    except UnicodeDecodeError:
        return "is not valid UTF-8"
    if any(unicodedata.category(character) == "Cc" for character in text):
        return "holds a control character"
    return ""


def _bytes(query: str) -> bytes:
    # WSGI hands over the bytes of the query as Latin-1 text.
    return unquote_to_bytes(query.encode("latin-1", "replace"))
