"""What every screen of the room shares: its rights, its title, what saving sets off, where it leads."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.forms import Script
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from curation import addresses, divergence
from curation.admin.bounded import Bounded
from curation.admin.picking import Picking
from curation.admin.restoring import Restoring
from curation.labels import label_of
from curation.ownership import OWNERS, case_of, place_last
from curation.permissions import may_read


class CurationAdmin(Restoring, Picking, Bounded):
    """A noun's screens: who may open them, what saving sets off, and where it leads."""

    class Media:
        js = (Script("curation/reading.js", type="module"), Script("curation/pickers.js", type="module"))

    # --- Rights -------------------------------------------------------------------------------------------

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_view_permission(request, obj) and may_read(request.user, self.model)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and may_read(request.user, self.model)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and may_read(request.user, self.model)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and may_read(request.user, self.model)

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """An address is proposed for a new row only; later it is somebody's link."""
        return {} if obj else super().get_prepopulated_fields(request, obj)

    # --- Titles: a screen is named by what it shows, not by what may be done with it ----------------------

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        title = str(self.opts.verbose_name_plural).capitalize()
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        row = kwargs.get("obj")
        named = {"title": label_of(row), "subtitle": None} if row else {}
        return super().render_change_form(request, {**context, **named}, *args, **kwargs)

    # --- Saving -------------------------------------------------------------------------------------------

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change and type(obj) in OWNERS:
            place_last(obj)
        super().save_model(request, obj, form, change)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        for row in formset.save(commit=False):
            if row._state.adding:
                place_last(row)
            row.save()
        for row in formset.deleted_objects:
            row.delete()
        formset.save_m2m()

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if form.has_changed() or any(formset.has_changed() for formset in formsets):
            divergence.note(form.instance)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        case = case_of(obj)
        super().delete_model(request, obj)
        if case and case.pk and case is not obj:
            divergence.note_case(case)

    # --- Where to go next ---------------------------------------------------------------------------------

    def response_post_save_add(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        return self._back_to_case(request, obj) or super().response_post_save_add(request, obj)

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        return self._back_to_case(request, obj) or super().response_post_save_change(request, obj)

    def _back_to_case(self, request: HttpRequest, obj: models.Model) -> HttpResponseRedirect | None:
        """A fact is done when its case is: saving it leads there, unless the curator came from a list."""
        case = case_of(obj) if type(obj) in OWNERS else None
        if case is None or self.get_preserved_filters(request):
            return None
        return HttpResponseRedirect(addresses.of_row(case))


class PartOfCase(CurationAdmin):
    """The screens of a row that belongs to a case: each shows the way back to it."""

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        """In a list of one case, a column that names it on every row says nothing."""
        columns = list(super().get_list_display(request))
        return [name for name in columns if name != "case"] if "case" in request.GET else columns

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """A fact stays with its owner: readers may know it, by its public id, as a part of that case."""
        fixed = [OWNERS[self.model]] if obj else []
        return [*fixed, *super().get_readonly_fields(request, obj)]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """A new row stands last, so its place is not asked for."""
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if obj else [(name, without_place(options)) for name, options in fieldsets]

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        row = kwargs.get("obj")
        return super().render_change_form(request, {**context, "case": row and case_of(row)}, *args, **kwargs)


def without_place(options: Any) -> dict[str, Any]:
    return {**options, "fields": [field for field in options["fields"] if field != "position"]}
