"""What sparing public addresses the staff's middleware saves."""

from collections.abc import Callable

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.test import RequestFactory, override_settings

from benchmarks.results import Result, times_faster


def measure() -> list[Result]:
    public = _answerer(settings.MIDDLEWARE)
    everybody = _answerer([*settings.MIDDLEWARE[:-1], *settings.STAFF_MIDDLEWARE])
    return [
        {
            "id": "public-middleware",
            "what": "CPU of one answer through the public chain, against the staff's chain for everybody",
            "ratio": times_faster(public, everybody, calls=2000),
            "gate": 1.1,
            "aim": 1.5,
        }
    ]


def _answerer(middleware: list[str]) -> Callable[[], object]:
    handler = BaseHandler()
    with override_settings(MIDDLEWARE=middleware):
        handler.load_middleware()
    make = RequestFactory(headers={"Host": "localhost"})
    return lambda: handler.get_response(make.get("/healthz"))
