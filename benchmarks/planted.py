"""The archive that every measurement reads: the real case, and synthetic ones beside it."""

from __future__ import annotations

from functools import cache
from typing import Final

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.management import call_command
from django.http.response import HttpResponseBase
from django.test import RequestFactory

SYNTHETIC_CASES: Final = 200
REAL_CASE: Final = "chicago-10th-district-migrants-2023"


@cache
def plant() -> None:
    """Plants once a run; a few seconds."""
    call_command("migrate", verbosity=0)
    call_command("seed", verbosity=0)
    call_command("generate", cases=SYNTHETIC_CASES, verbosity=0)


@cache
def handler() -> BaseHandler:
    made = BaseHandler()
    made.load_middleware()
    return made


def ask(address: str, urlconf: str = settings.ROOT_URLCONF) -> HttpResponseBase:
    """One answer through the whole public chain; raises where it is no 200: that would measure an error."""
    request = RequestFactory(headers={"Host": "localhost"}).get(address)
    request.urlconf = urlconf  # Read instead of ROOT_URLCONF.
    response = handler().get_response(request)
    if response.status_code != 200:
        raise AssertionError(f"{address} answers {response.status_code} by {urlconf}.")
    return response
