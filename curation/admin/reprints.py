"""The views in which a person decides whether an article is a reprint, seeing both and what they share."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_http_methods, require_safe

from curation import resemblances
from curation.admin.base import CurationAdmin
from curation.models import Resemblance
from curation.workbench.spans import Span

MOST = 100
"""Resemblances that one screen lists."""


class Reprints(CurationAdmin):
    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        own = [
            path("reprints/", wrap(self.reprints_view), name="sources_sourcearticle_reprints"),
            path("reprints/<int:pk>/", wrap(self.reprint_view), name="sources_sourcearticle_reprint"),
        ]
        return [*own, *super().get_urls()]

    @method_decorator(require_safe)
    def reprints_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        rows = Resemblance.objects.open().select_related("article__outlet", "other__outlet")
        found = rows.defer("article__text", "other__text")
        return self._page(
            request,
            "curation/reprints.html",
            title="Possible reprints",
            rows=found[:MOST],
            total=rows.count(),
        )

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def reprint_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        rows = Resemblance.objects.select_related("article__outlet", "other__outlet")
        row = get_object_or_404(rows, pk=pk)
        may_decide = self.has_change_permission(request)
        if not self.has_view_permission(request) or (request.method == "POST" and not may_decide):
            raise PermissionDenied
        if request.method == "POST":
            return self._decided(request, row)
        sides = [
            (row.article, row.other, "article", pieces(row.article.text, row.other.text)),
            (row.other, row.article, "other", pieces(row.other.text, row.article.text)),
        ]
        about = {"title": f"{row.share:.0%} in common", "row": row, "sides": sides, "may_decide": may_decide}
        return self._page(request, "curation/reprint.html", **about)

    def _decided(self, request: HttpRequest, row: Resemblance) -> HttpResponse:
        copies = {"article": row.article, "other": row.other, "neither": None}
        said = request.POST.get("copy", "")
        if said not in copies:
            raise BadRequest("Say which of the two is the copy, or that neither is.")
        copy = copies[said]
        if row.verdict:
            messages.info(request, "Somebody has decided this already.")
        else:
            resemblances.decide(row, copy, by=cast(User, request.user))
            self.log_change(request, copy or row.article, f"Decided of {row}: {row.get_verdict_display()}.")
            messages.success(request, f"{row.get_verdict_display()}.")
        return HttpResponseRedirect(reverse("admin:sources_sourcearticle_reprints"))

    def _page(self, request: HttpRequest, template: str, **more: Any) -> TemplateResponse:
        context = {**self.admin_site.each_context(request), "opts": self.opts, **more}
        return TemplateResponse(request, template, context)


def pieces(text: str, other: str) -> list[tuple[str, bool]]:
    """`text` in stretches, each with whether the other article prints it too."""
    return list(_pieces(text, resemblances.shared(text, other)))


def _pieces(text: str, spans: list[Span]) -> Iterator[tuple[str, bool]]:
    cuts = sorted({0, len(text), *(cut for span in spans for cut in span)})
    for start, end in pairwise(cuts):
        yield text[start:end], any(span.start <= start and end <= span.end for span in spans)
