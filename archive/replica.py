"""Sends public reads to a read-only copy of the database where there is one."""

from contextvars import ContextVar
from typing import Any, Final

from django.conf import settings
from django.db.models import Model
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from archive.middleware import Handler

_public: Final[ContextVar[bool]] = ContextVar("public_read", default=False)


class PublicReads:
    """Marks whether the request may read a copy that lags: staff and commands must read what they wrote."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response
        self.staff = tuple(settings.STAFF_PREFIXES)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        # Not reset afterwards: a streamed export reads rows after this returns; the next request marks anew.
        _public.set(request.method in {"GET", "HEAD"} and not request.path_info.startswith(self.staff))
        return self.get_response(request)


class ReplicaRouter:
    """Django's database router for the aliases `default` and `replica`."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str:
        return "replica" if _public.get() else "default"

    def db_for_write(self, model: type[Model], **hints: Any) -> str:
        return "default"

    def allow_relation(self, left: Model, right: Model, **hints: Any) -> bool:
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == "default"
