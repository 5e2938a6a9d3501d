"""The staff's admin site."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, cast

from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from curation.labels import label_of
from curation.queues import queues_for
from curation.readings import edtf_view
from curation.sign_in import StaffLogin

ROOMS: Final = ("cases", "sources", "editions", "auth")
HEADINGS: Final = {"auth": "Staff"}
NOUNS: Final = (
    "Case",
    "Allegation",
    "Statement",
    "Event",
    "Disagreement",
    "Reply",
    "Agency",
    "Person",
    "Jurisdiction",
    "SourceArticle",
    "Capture",
    "Passage",
    "Outlet",
    "Report",
    "Edition",
    "Entry",
    "Webhook",
    "ClientKey",
    "User",
    "Group",
)
"""The order of the menu: the working copy first, and the noun that work begins with on top."""


class Suggestions(AutocompleteJsonView):
    """What a picker offers while somebody types, named as screens name it."""

    def serialize_result(self, obj: Model, to_field_name: str) -> dict[str, str]:
        return {"id": str(getattr(obj, to_field_name)), "text": label_of(obj)}


class CurationSite(AdminSite):
    site_header = "Oversight Case Archive"
    site_title = "Oversight Case Archive"
    index_title = "Curation"

    public_case: Callable[..., HttpResponse]
    """Renders the public page of an edition; the project hands it over; faces do not import each other."""

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        queues = queues_for(request.user)
        return super().index(request, {"queues": queues, **(extra_context or {})})

    @method_decorator(never_cache)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        if request.method == "GET" and self.has_permission(request):
            return HttpResponseRedirect(reverse("admin:index", current_app=self.name))
        context = {
            **self.each_context(request),
            "title": "Staff login",
            "app_path": request.get_full_path(),
            "username": request.user.get_username(),
            REDIRECT_FIELD_NAME: request.GET.get(REDIRECT_FIELD_NAME) or reverse("admin:index"),
            **(extra_context or {}),
        }
        view = StaffLogin.as_view(extra_context=context, template_name="admin/login.html")
        return cast(HttpResponse, view(request))

    def autocomplete_view(self, request: HttpRequest) -> Any:
        return Suggestions.as_view(admin_site=self)(request)

    def get_urls(self) -> list[URLResolver | URLPattern]:
        return [path("edtf/", self.admin_view(edtf_view), name="edtf"), *super().get_urls()]

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """The nouns in the order of the work; parts are reached from their owners."""
        rooms = super().get_app_list(request, app_label)
        for room in rooms:
            room["name"] = HEADINGS.get(room["app_label"], str(room["name"]).capitalize())
            room["models"] = sorted(filter(_stands_in_menu, room["models"]), key=_place_in_menu)
        return sorted(rooms, key=lambda room: ROOMS.index(room["app_label"]))


def _stands_in_menu(entry: dict[str, Any]) -> bool:
    return entry["model"].__name__ in NOUNS


def _place_in_menu(entry: dict[str, Any]) -> int:
    return NOUNS.index(entry["model"].__name__)


site = CurationSite(name="admin")
site.disable_action("delete_selected")
