"""The form by which staff grant a reader's reply: whose it is, and what it concerns."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from cases import wording
from cases.models import Agency, Person, Reply
from curation.fields import OneRow
from curation.site import site
from curation.widgets import PickOne
from editions.models import Report
from editions.replies import Grant
from sources.fields import refuse_control_characters, refuse_control_characters_in_prose


def picker(name: str) -> PickOne:
    return PickOne(Reply._meta.get_field(name), site)


class ReplyForm(forms.Form):
    agency = OneRow(
        Agency.objects.all(), required=False, widget=picker("agency"), label="The body that replies"
    )
    person = OneRow(
        Person.objects.all(),
        required=False,
        widget=picker("person"),
        label="The person who replies",
        help_text="Or who writes for the body. Public officials and spokespersons only; whoever is accused, "
        "or is alleged to have been harmed, replies through a body or a spokesperson.",
    )
    title = forms.CharField(
        required=False,
        max_length=300,
        validators=[refuse_control_characters],
        label="Title of the person, as they give it",
    )
    says_who = forms.CharField(
        max_length=300,
        validators=[refuse_control_characters],
        label="Words that say whose it is",
        help_text="As they stand in the letter above: they are cited as what shows who replies.",
    )
    about = forms.CharField(
        max_length=300,
        validators=[refuse_control_characters_in_prose],
        label="What it concerns",
        help_text="A few neutral words of ours: “how the complaint was received”.",
    )
    sought = forms.DateField(
        required=False,
        label="Day on which the archive asked for it",
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text="Leave it empty where the reply came unasked. Cite the request itself on the reply's page.",
    )
    language = forms.RegexField(
        r"^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})?$",
        max_length=12,
        initial="en",
        help_text="BCP 47, for example en or es-MX.",
    )
    reason = forms.CharField(
        max_length=2000,
        validators=[refuse_control_characters_in_prose],
        widget=forms.Textarea(attrs={"rows": 3}),
        label="Why it is granted",
        help_text="For staff, and for the answer to the reader; kept with the history of the case.",
    )

    def __init__(self, report: Report, sent: Any = None) -> None:
        super().__init__(sent, initial={"says_who": report.name})
        for name in ("title", "says_who", "about"):
            self.fields[name].widget.attrs["class"] = "vTextField"

    def clean_about(self) -> str:
        about: str = self.cleaned_data["about"]
        if faults := wording.faults(about, terms_allowed=False):
            raise ValidationError([f"“{fault.word}”: {fault.why} {fault.instead}" for fault in faults])
        return about

    def clean_sought(self) -> Any:
        day = self.cleaned_data["sought"]
        if day and day > timezone.localdate():
            raise ValidationError("This day has not come yet.")
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        if not (cleaned.get("agency") or cleaned.get("person")) and not self.errors:
            raise ValidationError("Name the body or the person whose reply it is.")
        return cleaned

    @property
    def grant(self) -> Grant:
        names = ("person", "agency", "title", "about", "says_who", "sought", "language")
        return Grant(**{name: self.cleaned_data[name] for name in names})
