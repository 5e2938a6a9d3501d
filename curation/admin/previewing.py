"""The public page of a case exactly as it would be published, for staff alone."""

from __future__ import annotations

from datetime import UTC, datetime

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe

from cases.models import Case
from curation.admin.base import CurationAdmin
from curation.site import CurationSite
from editions.document import can_be_written
from editions.preview import would_be


class Previewing(CurationAdmin):
    """The page is made by the public face, which this one may not import: the project hands it over."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.as_published_view)
        return [
            path("<int:pk>/as-published/", view, name="cases_case_as_published"),
            *super().get_urls(),
        ]

    @method_decorator(require_safe)
    def as_published_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        case: Case = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_view_permission(request, case):
            raise PermissionDenied
        site = self.admin_site
        assert isinstance(site, CurationSite)
        if not can_be_written(case):
            return HttpResponseRedirect(reverse("admin:cases_case_preview", args=[case.pk]))
        row, edition = would_be(case)
        answer = site.public_case(request, row, edition, datetime.now(UTC).date(), None)
        answer.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return answer
