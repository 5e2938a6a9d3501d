"""The forms by which a sheet, or a case, is brought in: the file first, then what it would do, and why."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from curation.sheets.reading import MOST_BYTES, SheetError, text_of
from sources.fields import refuse_control_characters_in_prose


class SheetForm(forms.Form):
    """`text` is the sheet; the second time it comes back with the preview, which names what was seen."""

    file = forms.FileField(
        required=False,
        label="Sheet",
        help_text="CSV as a spreadsheet saves it, at most 1 MB and 1,000 rows. Its first row names columns.",
    )
    sheet = forms.CharField(required=False, strip=False, max_length=MOST_BYTES, widget=forms.HiddenInput)
    seen = forms.RegexField(r"^[0-9a-f]{64}$", required=False, widget=forms.HiddenInput)
    reason = forms.CharField(
        max_length=500,
        validators=[refuse_control_characters_in_prose],
        widget=forms.Textarea(attrs={"rows": 2}),
        label="Where it comes from",
        help_text="Kept in the history of every row that it adds or changes.",
    )

    text: str = ""
    nothing = "Choose the sheet that you saved as CSV."

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        upload = cleaned.get("file")
        if upload:
            try:
                self.text = text_of(upload.read())
            except SheetError as error:
                raise ValidationError({"file": str(error)}) from error
        else:
            self.text = cleaned.get("sheet") or ""
        # A browser writes line ends its own way: what was previewed and what comes back must be the same.
        self.text = self.text.replace("\r\n", "\n").replace("\r", "\n")
        if not self.text.strip() and not self.errors:
            raise ValidationError({"file": self.nothing})
        return cleaned

    @property
    def confirms(self) -> str:
        """The preview that was agreed to, or nothing where a file was just chosen."""
        return "" if self.cleaned_data.get("file") else self.cleaned_data.get("seen") or ""


class BundleForm(SheetForm):
    nothing = "Choose the case's YAML file."

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].label = "Bundle"
        self.fields[
            "file"
        ].help_text = "A case as YAML, as it goes out from the case's own page; at most 1 MB."
        self.fields["reason"].label = "Why it is brought in"
