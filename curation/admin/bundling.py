"""The views by which a case goes out as YAML, and comes in by those who may write all of a case."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_http_methods, require_safe

from curation import addresses, bundles
from curation.admin.base import CurationAdmin
from curation.admin.sheets import MOST_SHOWN
from curation.sheet_form import BundleForm


class Bundling(CurationAdmin):
    change_list_template = "curation/bundle_list.html"

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        own = [
            path("<int:pk>/bundle/", wrap(self.bundle_view), name="cases_case_bundle"),
            path("bring-in/", wrap(self.bring_in_view), name="cases_case_bring_in"),
        ]
        return [*own, *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        more = {"may_bring_in": self.may_bring_in(request)}
        return super().changelist_view(request, {**more, **(extra_context or {})})

    def may_bring_in(self, request: HttpRequest) -> bool:
        return self.has_add_permission(request) and request.user.has_perms(bundles.rights())

    @method_decorator(require_safe)
    def bundle_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        case = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_view_permission(request, case):
            raise PermissionDenied
        answer = HttpResponse(bundles.written(case), content_type="application/yaml; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="{case.slug}.yaml"'
        answer["Cache-Control"] = "no-store, private"
        return answer

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def bring_in_view(self, request: HttpRequest) -> HttpResponse:
        if not self.may_bring_in(request):
            raise PermissionDenied
        form = BundleForm(request.POST or None, request.FILES or None)
        bundle: bundles.Bundle | None = None
        if request.method == "POST" and form.is_valid():
            if form.confirms and (done := self._brought_in(request, form)):
                return done
            bundle = bundles.preview(form.text, by=cast(User, request.user))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Bring in a case",
            "form": form,
            "outcome": bundle,
            "most": MOST_SHOWN,
        }
        return TemplateResponse(request, "curation/bundle.html", context)

    def _brought_in(self, request: HttpRequest, form: BundleForm) -> HttpResponse | None:
        by, reason = cast(User, request.user), form.cleaned_data["reason"]
        case = bundles.bring_in(form.text, by=by, reason=reason, expected=form.confirms)
        if case is None:
            messages.warning(request, "The archive has changed since this preview; look at it again.")
            return None
        self.log_change(request, case, f"Brought in from a bundle: {reason}")
        messages.success(request, "The case says what the bundle says, as a draft; nothing was published.")
        return HttpResponseRedirect(addresses.of_row(case))
