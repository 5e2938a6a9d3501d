"""Webhooks: who is told of every change, the secret that signs it, and what came of each attempt."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils import timezone

from curation.admin.bounded import Bounded
from curation.site import site
from editions import webhooks
from editions.models import Delivery, Webhook

SHOWN_ONCE = "The secret that signs, shown this once: {secret}"


class WebhookForm(forms.ModelForm[Webhook]):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Else a form that was open while the worker moved on would set it back, and tell things twice.
        if "sequence" in self.fields:  # Who only reads has no fields.
            self.fields["sequence"].show_hidden_initial = True

    def clean_url(self) -> str:
        """Its form; where its name leads is asked at each delivery, as that can change."""
        url = str(self.cleaned_data["url"])
        try:
            webhooks.parsed(url)
        except webhooks.Unfit as fault:
            raise forms.ValidationError(str(fault)) from fault
        return url


class Attempts(admin.TabularInline[Delivery, Webhook]):
    """The newest attempts; only the worker writes them."""

    model = Delivery
    template = "curation/attempts.html"
    fields = readonly_fields = ("at", "event", "status", "fault")
    can_delete = False
    extra = 0
    max_num = 0
    verbose_name_plural = "deliveries, newest first"


@admin.register(Webhook, site=site)
class WebhookAdmin(Bounded):
    form = WebhookForm
    list_display = ["name", "url", "active", "sequence", "failures"]
    list_filter = ["active"]
    search_fields = ["name", "url"]
    search_help_text = "Search names and addresses."
    fields = ["name", "url", "active", "sequence", "test_wanted", "failures", "next_attempt"]
    readonly_fields = ["failures", "next_attempt"]
    inlines = [Attempts]

    def save_model(self, request: HttpRequest, obj: Webhook, form: Any, change: bool) -> None:
        if not change:
            obj.token = webhooks.new_token()
            secret = webhooks.shown(webhooks.secret_of(obj))
            messages.success(request, SHOWN_ONCE.format(secret=secret))
        if "active" in form.changed_data and obj.active:
            obj.failures, obj.next_attempt = 0, timezone.now()
        save_columns(obj, form.changed_data if change else None)


def save_columns(hook: Webhook, changed: list[str] | None) -> None:
    """Only what was edited: the worker may have moved the hook on while the form was open."""
    if changed is None:
        hook.save()
    elif changed:
        hook.save(update_fields=[*changed, "failures", "next_attempt"] if "active" in changed else changed)
