"""Gives staff addresses sessions, logins, messages and CSRF protection, and spares all others their cost."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.module_loading import import_string

from archive.middleware import Handler


class StaffOnly:
    """A second middleware chain for the addresses under STAFF_PREFIXES, whose answers are never stored."""

    def __init__(self, get_response: Handler) -> None:
        self.public = get_response
        self.staff = get_response
        self.view_hooks: list[Callable[..., HttpResponseBase | None]] = []
        self.exception_hooks: list[Callable[..., HttpResponseBase | None]] = []
        for path in reversed(settings.STAFF_MIDDLEWARE):
            self.staff = import_string(path)(self.staff)
            self._remember_hooks(self.staff)
        self.prefixes = tuple(settings.STAFF_PREFIXES)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(self.prefixes):
            return self.public(request)
        response = self.staff(request)
        response.headers["Cache-Control"] = "no-store, private"
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Django asks only the members of MIDDLEWARE before a view runs; CSRF refusals happen here."""
        if not request.path_info.startswith(self.prefixes):
            return None
        answers = (hook(request, view, args, kwargs) for hook in self.view_hooks)
        return next((answer for answer in answers if answer is not None), None)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        """As before a view, so after one that failed: allauth asks for a password again by raising."""
        if not request.path_info.startswith(self.prefixes):
            return None
        answers = (hook(request, exception) for hook in self.exception_hooks)
        return next((answer for answer in answers if answer is not None), None)

    def _remember_hooks(self, member: Any) -> None:
        if hook := getattr(member, "process_exception", None):
            self.exception_hooks.append(hook)
        if hook := getattr(member, "process_view", None):
            self.view_hooks.insert(0, hook)
