"""Saving with care: nobody overwrites what another saved meanwhile; a change of a public case says why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse

from curation import conflicts
from curation.merging import merge_into
from curation.ownership import OWNERS, case_of
from curation.widgets import is_row_id
from editions.models import PublicCase
from sources.keeping import because

MOVED = (
    "Somebody else has saved this since you opened it. Nothing of yours is saved yet: below is what differs. "
    "What only they changed is in your form now. Look at it, and save again."
)
WHY = "Readers have this case: say in one line why you change it."
LONGEST_REASON = 300


class Objecting:
    """A form that is refused for what its request found, whatever its fields hold."""

    objections: list[str]

    def clean(self) -> Any:
        cleaned = super().clean()  # type: ignore[misc]
        for objection in self.objections:
            self.add_error(None, ValidationError(objection))  # type: ignore[attr-defined]
        return cleaned


class Careful(admin.ModelAdmin[Any]):
    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        row = self.get_object(request, object_id) if object_id and is_row_id(object_id) else None
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        reason = request.POST.get("reason", "").strip()[:LONGEST_REASON]
        with transaction.atomic(), because(reason, by=cast(User, request.user)):
            if row is not None:
                conflicts.lock(row)
                seen = request.POST.get("seen", "")
                if conflicts.has_moved(seen, self.token(request, object_id)):
                    self.objected(request)["moved"] = True
                    self.bring_together(request, self.get_object(request, str(object_id)), seen)
            self.objected(request)["unexplained"] = bool(row and is_public(row) and not reason)
            return super().changeform_view(request, object_id, form_url, extra_context)

    def token(self, request: HttpRequest, object_id: str | None) -> str:
        """Read anew, for what stood there before the lock may have moved meanwhile."""
        row = self.get_object(request, str(object_id))
        if row is None:
            return ""
        parts = [
            inline.get_queryset(request).filter(**{OWNERS[inline.model]: row})
            for inline in self.get_inline_instances(request, row)
        ]
        return conflicts.token(row, parts)

    def bring_together(self, request: HttpRequest, row: Any, seen: str) -> None:
        """From here on the request has sent, beside its own changes, those that others made since."""
        posted = request.POST.copy()
        form = self.get_form(request, row, change=True)(instance=row)
        merge = merge_into(posted, form, self.saved_formsets(request, row), conflicts.opened_at(seen))
        request.POST = posted  # type: ignore[assignment]
        request.merge = merge  # type: ignore[attr-defined]

    def saved_formsets(self, request: HttpRequest, row: Any) -> Iterator[Any]:
        """The inlines as they are saved now, named as the screen names them."""
        for made, inline in self.get_formsets_with_inlines(request, row):
            yield made(instance=row, prefix=made.get_default_prefix(), queryset=inline.get_queryset(request))

    @staticmethod
    def objected(request: HttpRequest) -> dict[str, bool]:
        if not hasattr(request, "objected"):
            request.objected = {}  # type: ignore[attr-defined]
        return cast(dict[str, bool], request.objected)  # type: ignore[attr-defined]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        found = self.objected(request)
        objections = [said for key, said in (("moved", MOVED), ("unexplained", WHY)) if found.get(key)]
        return type("Refused", (Objecting, form), {"objections": objections}) if objections else form

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        row = kwargs.get("obj")
        if row is not None and row.pk:
            context |= {
                "seen": self.token(request, str(row.pk)),
                "public": is_public(row),
                "reason": request.POST.get("reason", ""),
            }
            if self.objected(request).get("moved"):
                merge = cast(Any, request).merge
                context["conflict"] = conflicts.conflict_of(row, bound_forms(context), merge)
        return super().render_change_form(request, context, *args, **kwargs)


def is_public(row: models.Model) -> bool:
    """Whether readers have the case that `row` belongs to."""
    case = case_of(row)
    return bool(case and PublicCase.objects.filter(case_id=case.public_id).exists())


def bound_forms(context: Any) -> list[Any]:
    inlines = [form for inline in context["inline_admin_formsets"] for form in inline.formset.forms]
    return [form for form in (context["adminform"].form, *inlines) if form.is_bound]
