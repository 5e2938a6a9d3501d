"""The view that leads from an article to the case it is worked on for."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe

from cases.models import Case
from curation import addresses
from curation.admin.outlets import Addressed
from curation.widgets import is_row_id
from curation.workbench import ways_in
from sources.models import SourceArticle

SUGGESTED = 12
"""Cases that are offered; any other is found by search."""


class Beside(Addressed):
    """An article's way to the workbench; a new article goes there at once."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.beside_view)
        own = path("<int:pk>/workbench/", view, name="sources_sourcearticle_workbench")
        return [own, *super().get_urls()]

    @method_decorator(require_safe)
    def beside_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        article = get_object_or_404(SourceArticle.objects.without_text(), pk=pk)
        if not (self.has_view_permission(request, article) and self._may_see_cases(request)):
            raise PermissionDenied
        if is_row_id(asked := request.GET.get("case", "")):
            return HttpResponseRedirect(addresses.of_workbench(get_object_or_404(Case, pk=asked), article))
        citing = ways_in.cases_of(article)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Which case?",
            "article": article,
            "citing": citing[:SUGGESTED],
            "latest": Case.objects.exclude(pk__in=citing.values("pk")).order_by("-pk")[:SUGGESTED],
            "picker": (picker := ways_in.CasePicker(self.admin_site)),
            "media": self.media + picker.media,
        }
        return TemplateResponse(request, "curation/workbench/beside.html", context)

    def _may_see_cases(self, request: HttpRequest) -> bool:
        return bool(self.admin_site.get_model_admin(Case).has_view_permission(request))

    def response_post_save_add(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        """An article is added to be cited: saving it leads there, beside the case that asked for it."""
        held = SourceArticle.objects.held().filter(pk=obj.pk).exists()
        if not (held and self._may_see_cases(request)):
            return super().response_post_save_add(request, obj)
        asked = request.GET.get("case", "")
        case = Case.objects.filter(pk=asked).first() if is_row_id(asked) else None
        there = reverse("admin:sources_sourcearticle_workbench", args=[obj.pk])
        return HttpResponseRedirect(addresses.of_workbench(case, obj) if case else there)
