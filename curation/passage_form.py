"""The form that makes a passage: an article, and its exact words pasted."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError

from curation.forms import CurationForm
from sources.anchoring import Ambiguous, Anchor, AnchorError, anchor, occurrences
from sources.models import Passage, SourceArticle
from sources.models.passage import CONTEXT_LIMIT
from sources.text import normalise

LONGEST: Final = 5000
AROUND: Final = 40
MOST_PLACES: Final = 5


class PassageForm(CurationForm):
    """The offsets are found, never typed; `before` and `after` tell apart places that print the same."""

    exact = forms.CharField(
        label="Exact words",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
        help_text="Character by character as printed, typing errors and all. Of an article's own prose take "
        "the shortest phrase that carries the fact; of a speaker's words all, without quotation marks.",
    )
    before = forms.CharField(
        label="Words just before",
        required=False,
        strip=False,
        max_length=CONTEXT_LIMIT,
        help_text="Only where the article prints the same words twice: what stands directly before these.",
    )
    after = forms.CharField(
        label="Words just after",
        required=False,
        strip=False,
        max_length=CONTEXT_LIMIT,
        help_text="Likewise, what stands directly after.",
    )

    place: Anchor

    class Meta:
        model = Passage
        fields = ["article"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        article, exact = cleaned.get("article"), cleaned.get("exact")
        if article and exact:
            before, after = cleaned.get("before", ""), cleaned.get("after", "")
            self.place = place_of(article, normalise(exact), before=before, after=after)
        return cleaned

    def _post_clean(self) -> None:
        """The passage is made by `cite` once the form is valid; there is no half-made row to check."""

    def save(self, commit: bool = True) -> Passage:
        article: SourceArticle = self.cleaned_data["article"]
        passage = Passage.objects.cite(article, self.place.exact, start=self.place.start)
        self.instance = passage
        return passage

    def save_m2m(self) -> None:
        """A passage names no other rows."""


def place_of(
    article: SourceArticle, exact: str, *, before: str = "", after: str = "", start: int | None = None
) -> Anchor:
    """The one place where `article` prints `exact`; the errors say which field of a form would mend it."""
    if not article.is_held:
        raise ValidationError(
            {
                "article": "The text of this article is not held here, so the words cannot be checked. "
                "Hand it over on the article's own page first."
            }
        )
    try:
        return anchor(article.text, exact, prefix=before, suffix=after, start=start)
    except Ambiguous as error:
        more = "Give a few words that stand directly before, or after, the ones you mean."
        raise ValidationError({"exact": told_apart(article.text, exact), "before": more}) from error
    except AnchorError as error:
        raise ValidationError({"exact": str(error)}) from error


def told_apart(text: str, exact: str) -> list[str]:
    """What a curator needs to choose between the places that print `exact`: each with its neighbours."""
    places = occurrences(text, exact)
    shown = (text[max(0, place - AROUND) : place + len(exact) + AROUND] for place in places[:MOST_PLACES])
    return [
        f"The article prints these words in {len(places)} places.",
        *(f"“… {' '.join(words.split())} …”" for words in shown),
    ]
