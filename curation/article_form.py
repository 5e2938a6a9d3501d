"""The form in which an article's text is handed over to ingest: pasted, or as a file."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from curation.forms import CurationForm
from sources.ingest import ArticleFile
from sources.models import SourceArticle
from sources.text import TextError, decode, normalise

LARGEST_FILE: Final = 1_000_000


class ArticleForm(CurationForm):
    """`given` is the text that was handed over, or None; hash and length follow from it alone."""

    pasted = forms.CharField(
        label="Paste the text",
        required=False,
        strip=False,
        max_length=LARGEST_FILE,
        widget=forms.Textarea(attrs={"rows": 14, "class": "vLargeTextField"}),
        help_text="The whole article as it was received. It is kept as private evidence and never published.",
    )
    file = forms.FileField(
        label="or choose a text file",
        required=False,
        help_text="UTF-8 text, at most 1 MB. A file keeps a last line end that pasting may lose.",
    )

    given: ArticleFile | None = None

    class Meta:
        model = SourceArticle
        fields: list[str] = []

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.given = self._given(cleaned)
        if self.given is None:
            self._refuse_nothing()
        elif self.instance.pk is None:
            self.instance.text_sha256 = self.given.sha256
            self.instance.text_length = len(self.given.text)
        elif self.instance.text_sha256 != self.given.sha256:
            raise ValidationError(
                "This is not the text that this article was cited from: its hash is "
                f"{self.given.sha256[:12]}…, and {self.instance.text_sha256[:12]}… was expected. "
                "Try the original file: pasting may have changed spaces or lost a last line end."
            )
        return cleaned

    def _given(self, cleaned: dict[str, Any]) -> ArticleFile | None:
        try:
            if upload := cleaned.get("file"):
                return ArticleFile(upload.name or "file", normalise(decode(_read(upload))))
            if pasted := cleaned.get("pasted"):
                return ArticleFile("pasted", normalise(pasted))
        except TextError as error:
            raise ValidationError(f"The text cannot be kept as evidence: {error}") from error
        return None

    def _refuse_nothing(self) -> None:
        if self.instance.pk is None and not self.errors:
            raise ValidationError("Paste the article's text, or choose its file.")


def _read(upload: UploadedFile[bytes]) -> bytes:
    if (upload.size or 0) > LARGEST_FILE:
        raise ValidationError("The file is larger than 1 MB; an article's text is not.")
    content: bytes = upload.read()
    return content


def verbatim_originals(article: SourceArticle) -> list[SourceArticle]:
    """Other articles with the very same text: one of them copies the other."""
    same = SourceArticle.objects.filter(text_sha256=article.text_sha256).exclude(pk=article.pk)
    return [] if article.reprint_of_id else list(same.without_text()[:3])
