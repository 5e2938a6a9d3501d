"""What is to go, and when: `Deprecation` (RFC 9745) and `Sunset` (RFC 8594), from one table.

What clients of /api/v1/ rely on goes only after its row has stood here for a year, as docs/api.md promises.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.http import http_date

from api import addresses


@dataclass(frozen=True)
class Leaving:
    """Addresses that begin with `path` (below /api/v1/), or one `parameter` of them."""

    path: str
    deprecated: datetime
    """From when on it should not be begun with."""
    sunset: datetime
    """When it may stop answering; at least a year later."""
    parameter: str = ""
    instead: str = ""
    """Where the page is that says what to use."""

    def concerns(self, request: HttpRequest) -> bool:
        asked = request.path_info.startswith(addresses.ROOT + self.path)
        return asked and (not self.parameter or self.parameter in request.GET)

    def headers(self) -> dict[str, str]:
        """A date of structured fields (RFC 9651) for one, of HTTP for the other, as the two RFCs want it."""
        said = {
            "Deprecation": f"@{int(self.deprecated.timestamp())}",
            "Sunset": http_date(self.sunset.timestamp()),
        }
        if self.instead:
            said["Link"] = f'<{self.instead}>; rel="deprecation"; type="text/html"'
        return said


def day(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


LEAVING: tuple[Leaving, ...] = ()
"""Nothing at present. For example:

    Leaving("exports/cases.csv", deprecated=day("2027-01-01"), sunset=day("2028-01-01"), instead="https://..."),
"""


class Lifecycle:
    """Middleware: says of what is asked that it will go."""

    table: Iterable[Leaving] = LEAVING

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for row in self.table:
            if row.concerns(request):
                add(response, row.headers())
        return response


def add(response: HttpResponseBase, headers: dict[str, str]) -> None:
    """Links are added to those that stand; of two dates the first row's stays."""
    for name, value in headers.items():
        if name == "Link" and "Link" in response.headers:
            response.headers["Link"] = f"{response.headers['Link']}, {value}"
        else:
            response.headers.setdefault(name, value)
