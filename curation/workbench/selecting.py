"""The form that turns words selected in an article, or pasted from it, into their one place in its text."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from curation.passage_form import LONGEST, place_of
from curation.workbench.spans import Span
from sources.models import SourceArticle
from sources.models.passage import CONTEXT_LIMIT
from sources.text import TextError, normalise


class SelectionForm(forms.Form):
    """`start` comes with a selection; pasted words are found, and told apart by what stands beside them."""

    exact = forms.CharField(
        label="Words",
        strip=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Select words in the text, or paste them here exactly as printed.",
        error_messages={"required": "Select or paste the words first."},
    )
    start = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    before = forms.CharField(label="Just before", required=False, strip=False, max_length=CONTEXT_LIMIT)
    after = forms.CharField(label="Just after", required=False, strip=False, max_length=CONTEXT_LIMIT)

    span: Span

    def __init__(self, article: SourceArticle, data: Any = None) -> None:
        super().__init__(data, auto_id="selection_%s")
        self.article = article

    def clean_exact(self) -> str:
        try:
            return normalise(self.cleaned_data["exact"])
        except TextError as error:
            raise ValidationError(str(error)) from error

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        if exact := cleaned.get("exact"):
            before, after = cleaned.get("before", ""), cleaned.get("after", "")
            place = place_of(self.article, exact, before=before, after=after, start=cleaned.get("start"))
            self.span = Span(place.start, place.end)
        return cleaned
