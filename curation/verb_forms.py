"""The forms of the verbs: what each asks; what is public is held to the rules of wording that a case is."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from cases import wording
from cases.models import Case
from sources.fields import refuse_control_characters_in_prose

LONGEST_NOTE: Final = 2000


def note_field(label: str, help_text: str, *, required: bool = True, rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=LONGEST_NOTE,
        validators=[refuse_control_characters_in_prose],
        widget=forms.Textarea(attrs={"rows": rows}),
        help_text=help_text,
    )


def neutral(note: str) -> str:
    """A note that readers see; raises ValidationError with each word that convicts, acquits or inflames."""
    if faults := wording.faults(note, terms_allowed=False):
        raise ValidationError([f"“{fault.word}”: {fault.why} {fault.instead}" for fault in faults])
    return note


class VerbForm(forms.Form):
    """A verb that asks nothing."""

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case = case


class SubmitForm(VerbForm):
    note = note_field("To the reviewer", "Only colleagues see it.", required=False)


class SendBackForm(VerbForm):
    note = note_field("What is to be done", "Only colleagues see it.")


class PublishForm(VerbForm):
    note = note_field(
        "Public note", "Readers see it with the edition: what this edition adds or changes.", required=False
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, case=case, **kwargs)
        self.fields["note"].initial = case.edition_note

    def clean_note(self) -> str:
        return neutral(self.cleaned_data["note"])


class CorrectForm(VerbForm):
    """A correction says what was wrong; a development of the matter is published, not corrected."""

    note = note_field("Public note", "Readers see it: what was wrong, and what is right.")

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, case=case, **kwargs)
        self.fields["note"].error_messages["required"] = "Say what was wrong, and what is right."

    def clean_note(self) -> str:
        return neutral(self.cleaned_data["note"])


class ScheduleForm(PublishForm):
    due = forms.SplitDateTimeField(
        label="Day and hour (UTC)",
        widget=forms.SplitDateTimeWidget(
            date_attrs={"type": "date", "aria-label": "Day"},
            time_attrs={"type": "time", "aria-label": "Hour, UTC"},
        ),
        help_text="If the case has changed by then, it is not published, and waits for you.",
    )
    correction = forms.BooleanField(
        label="It is a correction", required=False, help_text="Something published was wrong."
    )
    field_order = ["due", "note", "correction"]

    def clean_due(self) -> Any:
        due = self.cleaned_data["due"]
        if due <= timezone.now():
            raise ValidationError("That hour has passed.")
        return due


class RetractForm(VerbForm):
    reason = note_field("Public reason", "It stands in place of the case, for good.")

    def clean_reason(self) -> str:
        return neutral(self.cleaned_data["reason"])


class RedactForm(VerbForm):
    ground = note_field(
        "Ground", "Public: why it must go (an order, a law, a person's safety). Never what it says.", rows=2
    )
    decision = note_field("Decision", "Public: who decided it, and when.", rows=2)
    texts = note_field(
        "Words to remove",
        "One text a line. Whatever has these words in it goes whole, from every edition.",
        required=False,
        rows=2,
    )
    facts = note_field(
        "Facts to remove",
        "Public ids, apart by spaces. Take them out of the working copy first.",
        required=False,
        rows=1,
    )

    def clean_texts(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["texts"].splitlines() if line.strip()]

    def clean_facts(self) -> list[str]:
        return str(self.cleaned_data["facts"]).split()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not (cleaned["texts"] or cleaned["facts"]):
            raise ValidationError("Name the words or the facts that are to go.")
        return cleaned
