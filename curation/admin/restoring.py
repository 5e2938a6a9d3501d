"""The history screen of a row: each state it had, who made it and why, and the way to bring one back."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_http_methods

from curation import addresses, conflicts, restoring
from curation.admin.careful import Careful
from curation.widgets import is_row_id
from sources.fields import refuse_control_characters_in_prose

MOST = 100
"""Steps that one screen shows."""


class RestoringForm(forms.Form):
    seen = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)
    reason = forms.CharField(
        max_length=300,
        validators=[refuse_control_characters_in_prose],
        widget=forms.Textarea(attrs={"rows": 2}),
        label="Why it is brought back",
        help_text="Kept in its history, beside the states in between, which stay.",
    )


class Restoring(Careful):
    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_restore"
        view = self.admin_site.admin_view(self.restore_view)
        return [path("<int:pk>/history/<int:state>/", view, name=name), *super().get_urls()]

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        if not hasattr(self.model, "history"):
            return super().history_view(request, object_id, extra_context)
        row = self._row(request, object_id)
        may_restore = restoring.may_be_restored(self.model) and self.has_change_permission(request, row)
        context = {
            "title": f"History of {row}",
            "row": row,
            "steps": restoring.steps_of(row, MOST),
            "may_restore": may_restore,
            "acts": restoring.acts_on(row, MOST),
        }
        return self._history_screen(request, "curation/history.html", context)

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def restore_view(self, request: HttpRequest, pk: int, state: int) -> HttpResponse:
        row = self._row(request, str(pk))
        if not (restoring.may_be_restored(self.model) and self.has_change_permission(request, row)):
            raise PermissionDenied
        earlier = restoring.state_of(row, state)
        if earlier is None:
            raise Http404
        fixed = [name for name in self.get_readonly_fields(request, row) if isinstance(name, str)]
        form = RestoringForm(request.POST or None, initial={"seen": self.token(request, str(pk))})
        if form.is_valid() and self._restored(request, row, earlier, fixed, form):
            return HttpResponseRedirect(addresses.of_row(row))
        row = self._row(request, str(pk))
        context = {
            "title": f"Bring back a state of {row}",
            "row": row,
            "step": restoring.Step(earlier, restoring.difference_to(row, earlier, fixed)),
            "form": form,
        }
        return self._history_screen(request, "curation/restore.html", context)

    def _restored(
        self, request: HttpRequest, row: Any, earlier: Any, fixed: list[str], form: RestoringForm
    ) -> bool:
        seen, reason = form.cleaned_data["seen"], form.cleaned_data["reason"]

        def has_moved() -> bool:
            return conflicts.has_moved(seen, self.token(request, str(row.pk)))

        try:
            restoring.restore(
                row,
                earlier,
                left_out=fixed,
                by=cast(User, request.user),
                reason=reason,
                unless_moved=has_moved,
            )
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
            return False
        self.log_change(request, row, f"Brought back its state of {earlier.history_date:%Y-%m-%d %H:%M}.")
        messages.success(request, "Brought back, as a draft. Readers see it once it is published.")
        return True

    def _row(self, request: HttpRequest, object_id: str) -> Any:
        row = self.get_object(request, object_id) if is_row_id(object_id) else None
        if row is None:
            raise Http404
        if not self.has_view_permission(request, row):
            raise PermissionDenied
        return row

    def _history_screen(
        self, request: HttpRequest, template: str, context: dict[str, Any]
    ) -> TemplateResponse:
        here = {**self.admin_site.each_context(request), "opts": self.opts}
        return TemplateResponse(request, template, {**here, **context})
