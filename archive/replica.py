"""Sends public reads to a read-only copy of the database where there is one, and while it answers."""

import logging
import time
from contextvars import ContextVar
from typing import Any, Final

from django.conf import settings
from django.db import Error, connections
from django.db.models import Model
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from archive.middleware import Handler

COPY: Final = "replica"
FORGOTTEN_FOR: Final = 5.0
"""Seconds for which a copy that did not answer is not asked again: each attempt may wait as long for it."""

_public: Final[ContextVar[bool]] = ContextVar("public_read", default=False)
_log = logging.getLogger(__name__)


class PublicReads:
    """Marks whether the request may read a copy that lags: staff and commands must read what they wrote."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response
        self.staff = tuple(settings.STAFF_PREFIXES)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        # Not reset afterwards: a streamed export reads rows after this returns; the next request marks anew.
        _public.set(request.method in {"GET", "HEAD"} and not request.path_info.startswith(self.staff))
        return self.get_response(request)


class Copy:
    """Whether the copy answers, as this process last saw it.

    A copy that is down must not take the public pages with it, and a reader is better served from the
    original than with an apology.
    """

    def __init__(self) -> None:
        self.asked_again_at = 0.0

    def answers(self) -> bool:
        """Costs what Django's own check of a kept connection costs, once a request; this takes its place."""
        if time.monotonic() < self.asked_again_at:
            return False
        try:
            connections[COPY].close_if_health_check_failed()
            connections[COPY].ensure_connection()
        except Error:
            self.asked_again_at = time.monotonic() + FORGOTTEN_FOR
            _log.warning("The copy of the database does not answer; public reads go to the original.")
            return False
        return True


copy = Copy()


class ReplicaRouter:
    """Django's database router for the aliases `default` and `replica`."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str:
        return COPY if _public.get() and copy.answers() else "default"

    def db_for_write(self, model: type[Model], **hints: Any) -> str:
        return "default"

    def allow_relation(self, left: Model, right: Model, **hints: Any) -> bool:
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == "default"
