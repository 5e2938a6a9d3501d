"""The views by which a noun's list goes out as a sheet, and comes in by those who may add and change it."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_http_methods, require_safe

from curation import addresses
from curation.admin.base import CurationAdmin
from curation.sheet_form import SheetForm
from curation.sheets.moving import Outcome, bring_in, preview, written
from curation.sheets.nouns import SHEETS
from curation.sheets.reading import SheetError

MOST_SHOWN = 200
"""Rows and faults that one screen shows; all are counted."""


class Sheets(CurationAdmin):
    change_list_template = "curation/sheet_list.html"

    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        wrap = self.admin_site.admin_view
        own = [
            path("export/", wrap(self.export_view), name=f"{name}_export"),
            path("import/", wrap(self.import_view), name=f"{name}_import"),
        ]
        return [*own, *super().get_urls()]

    def may_import(self, request: HttpRequest) -> bool:
        """A sheet adds rows and changes rows, whichever it holds."""
        return self.has_add_permission(request) and self.has_change_permission(request)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        more = {"may_import": self.may_import(request), "narrowed": request.GET.urlencode()}
        return super().changelist_view(request, {**more, **(extra_context or {})})

    @method_decorator(require_safe)
    def export_view(self, request: HttpRequest) -> HttpResponse:
        """The rows of the list, narrowed as the list is."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        rows = self.get_changelist_instance(request).get_queryset(request)
        answer = HttpResponse(written(self.model, rows), content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="{self.opts.model_name}.csv"'
        answer["Cache-Control"] = "no-store, private"
        return answer

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def import_view(self, request: HttpRequest) -> HttpResponse:
        if not self.may_import(request):
            raise PermissionDenied
        form = SheetForm(request.POST or None, request.FILES or None)
        outcome: Outcome | None = None
        if request.method == "POST" and form.is_valid():
            try:
                if form.confirms and self._brought_in(request, form):
                    return HttpResponseRedirect(addresses.of_list(self.model))
                outcome = preview(self.model, form.text)
            except SheetError as error:
                form.add_error("file", str(error))
        return self._screen(request, form, outcome)

    def _brought_in(self, request: HttpRequest, form: SheetForm) -> bool:
        by, reason = cast(User, request.user), form.cleaned_data["reason"]
        outcome = bring_in(self.model, form.text, by=by, reason=reason, expected=form.confirms)
        if outcome is None:
            messages.warning(request, "The archive has changed since this preview; look at it again.")
            return False
        if outcome.faults:
            messages.error(request, "Nothing was brought in.")
            return False
        told = f"{outcome.count('new')} added, {outcome.count('changed')} changed; nothing was published."
        messages.success(request, told)
        return True

    def _screen(self, request: HttpRequest, form: SheetForm, outcome: Outcome | None) -> TemplateResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"Bring in a sheet of {self.opts.verbose_name_plural}",
            "form": form,
            "outcome": outcome,
            "most": MOST_SHOWN,
            "columns": SHEETS[self.model].columns(),
        }
        return TemplateResponse(request, "curation/sheet.html", context)
