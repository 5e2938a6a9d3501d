"""The form that releases a case: its public note is held to the rules of wording that the case is."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError

from cases import wording
from sources.fields import refuse_control_characters_in_prose

LONGEST_NOTE: Final = 2000


class ReleaseForm(forms.Form):
    note = forms.CharField(
        label="Public note",
        required=False,
        max_length=LONGEST_NOTE,
        validators=[refuse_control_characters_in_prose],
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Readers see it with the edition: what this edition adds or changes.",
    )

    def clean_note(self) -> str:
        note: str = self.cleaned_data["note"]
        faults = wording.faults(note, terms_allowed=False)
        if faults:
            raise ValidationError([f"“{fault.word}”: {fault.why} {fault.instead}" for fault in faults])
        return note


class CorrectionForm(ReleaseForm):
    """A correction says what was wrong; a development of the matter is published, not corrected."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"].required = True
        self.fields["note"].error_messages["required"] = "Say what was wrong, and what is right."
