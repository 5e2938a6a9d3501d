"""The form by which readers report an error or ask to reply, and what keeps it from being abused."""

from __future__ import annotations

from hashlib import sha256
from typing import Any, Final

from django import forms
from django.conf import settings
from django.core.cache import caches
from django.utils.translation import gettext_lazy as _

from editions.models import PublicCase, Report
from editions.models.report import LONGEST, ReportKind

FROM_ONE: Final = 5
FROM_ALL: Final = 200
HOUR: Final = 60 * 60


class ReportForm(forms.ModelForm[Report]):
    """`website` is a trap: no reader sees it, and a machine that fills in every field gives itself away."""

    kind = forms.ChoiceField(
        label=_("What is it about?"), choices=[("", _("Choose one")), *ReportKind.choices]
    )
    website = forms.CharField(required=False, widget=forms.TextInput(attrs={"tabindex": -1}))

    class Meta:
        model = Report
        fields = ["kind", "message", "name", "contact", "slug", "edition"]
        widgets = {
            "message": forms.Textarea(attrs={"rows": 8, "maxlength": LONGEST}),
            "slug": forms.HiddenInput,
            "edition": forms.HiddenInput,
        }
        labels = {
            "message": _("What is wrong, and how do you know?"),
            "name": _("Your name, if you like"),
            "contact": _("An e-mail address, if you want an answer"),
        }
        help_texts = {"contact": _("Only staff see it."), "slug": "", "edition": ""}

    @property
    def is_trapped(self) -> bool:
        return bool(self.cleaned_data.get("website"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        row = PublicCase.objects.filter(slug=cleaned.get("slug") or "").first()
        self.instance.case_id = row.case_id if row else ""
        if row is None:
            # A slug that names no case is no report about one; the words are taken all the same.
            cleaned["slug"], cleaned["edition"] = "", None
        return cleaned


def is_too_many(address: str) -> bool:
    """Count one more report from `address`; whether that is more than an hour allows.

    Only a hash made with this installation's secret is kept, and only for the hour.
    """
    digest = sha256(f"{settings.SECRET_KEY}{address}".encode()).hexdigest()
    return counted(f"reports-from:{digest}") > FROM_ONE or counted("reports") > FROM_ALL


def counted(key: str) -> int:
    counts = caches["counts"]  # Of all worker processes together.
    counts.add(key, 0, HOUR)
    try:
        return counts.incr(key)
    except ValueError:  # It ran out just now.
        counts.set(key, 1, HOUR)
        return 1
