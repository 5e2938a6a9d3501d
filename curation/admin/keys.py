"""Keys of clients who may ask the API more often: made here, shown once, kept as a hash."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils import timezone

from curation.admin.bounded import Bounded
from curation.site import site
from editions import keys
from editions.models import ClientKey

SHOWN_ONCE = "The key, shown this once: {key}"


def in_a_year() -> datetime:
    return timezone.now() + timedelta(days=365)


class KeyForm(forms.ModelForm[ClientKey]):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Two boxes, of which Django's label names neither to a screen reader. Who only reads has no boxes.
        if "expires" in self.fields:
            day, hour = self.fields["expires"].widget.widgets
            day.attrs["aria-label"], hour.attrs["aria-label"] = (
                "Expires on the day",
                "Expires at the time, UTC",
            )


@admin.register(ClientKey, site=site)
class ClientKeyAdmin(Bounded):
    form = KeyForm
    list_display = ["name", "prefix", "per_minute", "expires", "revoked"]
    list_filter = ["revoked"]
    search_fields = ["name", "prefix"]
    search_help_text = "Search names, or the first letters of a key."
    fields = ["name", "per_minute", "expires", "revoked", "prefix", "created", "made_by"]
    readonly_fields = ["prefix", "created", "made_by"]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"expires": in_a_year(), **super().get_changeform_initial_data(request)}

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whose a key was must stay answerable: it is revoked."""
        return False

    def save_model(self, request: HttpRequest, obj: ClientKey, form: Any, change: bool) -> None:
        if not change:
            key, obj.prefix, obj.sha256 = keys.new_key()
            obj.made_by = request.user  # type: ignore[assignment]  # Staff are signed in.
            messages.success(request, SHOWN_ONCE.format(key=key))
        super().save_model(request, obj, form, change)
