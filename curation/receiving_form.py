"""The form by which an article is received: pasted, as a file, or fetched where the operator allows it."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from curation.fetching import FetchError, fetch
from sources.extraction import Extract, ExtractionError, read

LARGEST_FILE: Final = 5_000_000


class ReceivingForm(forms.Form):
    """`extracts` is what was received, as the text engine reads it."""

    pasted = forms.CharField(
        label="Paste the text",
        required=False,
        strip=False,
        max_length=1_000_000,
        widget=forms.Textarea(attrs={"rows": 14, "class": "vLargeTextField", "autofocus": True}),
        help_text="The whole article as it was received. It is kept as private evidence and never published.",
    )
    file = forms.FileField(
        label="or choose a file",
        required=False,
        help_text="A text, a saved page, a web archive or a message; any common encoding, at most 5 MB.",
    )
    url = forms.URLField(
        label="or fetch it from the web",
        required=False,
        max_length=1000,
        assume_scheme="https",
        help_text="One page, now. What comes back is kept as a capture.",
    )

    extracts: list[Extract]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not settings.ARTICLE_FETCHING:
            del self.fields["url"]

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        given = [name for name in self.fields if cleaned.get(name)]
        if self.errors:
            return cleaned
        if len(given) != 1:
            raise ValidationError("Hand over one article in one of these ways.")
        try:
            self.extracts = getattr(self, f"_{given[0]}")(cleaned[given[0]])
        except (ExtractionError, FetchError) as error:
            raise ValidationError({given[0]: str(error)}) from error
        return cleaned

    def _pasted(self, text: str) -> list[Extract]:
        return read("pasted.txt", text.encode())

    def _file(self, upload: Any) -> list[Extract]:
        if upload.size > LARGEST_FILE:
            raise ExtractionError("The file is larger than 5 MB; an article is not.")
        return read(upload.name, upload.read())

    def _url(self, url: str) -> list[Extract]:
        page = fetch(url)
        name = "page.html" if "html" in page.media_type else "page.txt"
        return [extract_at(one, page.url) for one in read(name, page.raw)]


def extract_at(extract: Extract, url: str) -> Extract:
    """The extract with the address that it was fetched from, where the page names none of its own."""
    return extract if extract.url else Extract(**{**extract.__dict__, "url": url})
