"""Statements: each utterance once, with every article's printing of it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest

from cases.models import Printing, Statement, Translation
from curation.admin.base import PartOfCase
from curation.admin.filters import OfArticle, of_case
from curation.admin.fitting import Fitting
from curation.admin.inlines import Parts
from curation.forms import CurationForm
from curation.labels import label_of, labelled, shortened
from curation.readings import reading
from curation.site import site


class StatementForm(CurationForm):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        case = cleaned["case"].pk if cleaned.get("case") else self.instance.case_id
        strays = [row for row in cleaned.get("allegations") or () if case and row.case_id != case]
        if strays:
            raise ValidationError({"allegations": f"“{label_of(strays[0])}” belongs to another case."})
        return cleaned


class PrintingForm(CurationForm):
    """Another article's words are a printing of their own; so is the phrase that attributes them."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name in ("attribution", "passages"):
            self._refuse_other_articles(name, cleaned)
        return cleaned

    def _refuse_other_articles(self, name: str, cleaned: dict[str, Any]) -> None:
        article = cleaned.get("article")
        strays = [p for p in cleaned.get(name) or () if article and p.article_id != article.pk]
        if strays:
            self.add_error(name, f"{label_of(strays[0])} is printed in another article than {article}.")


PRINTING_FIELDS = ("article", "kind", "attribution", "passages", "position")


class Printings(Parts):
    model = Printing
    form = PrintingForm
    fields = PRINTING_FIELDS
    joined = ["article"]
    cited_by = ["passages", "attribution"]
    at_first = 1

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).defer("article__text")


@admin.register(Statement, site=site)
class StatementAdmin(Fitting, PartOfCase):
    form = StatementForm
    list_display = ["about_shown", "speaker", "agency", "said_words", "medium", "case"]
    list_display_links = ["about_shown"]
    list_filter = [of_case(Statement), "medium"]
    list_select_related = ["speaker", "agency", "case"]
    search_fields = ["about", "public_id", "speaker__name", "agency__name", "agency__acronym", "title"]
    search_help_text = "Search what it concerns, speakers, their titles, agencies, or the public id."
    readonly_fields = ["said_reading"]
    inlines = [Printings]
    fieldsets = [
        ("What was said", {"fields": ["case", "about", "allegations"]}),
        ("Who said it", {"fields": ["speaker", "title", "agency"]}),
        ("When and how", {"fields": [("said", "said_reading"), "said_note", "medium", "position"]}),
    ]

    said_reading = reading("said")
    said_words = reading("said", "said")

    @admin.display(description="about", ordering="about")
    def about_shown(self, row: Statement) -> str:
        return shortened(row.about)


TRANSLATION_FIELDS = ("language", "text", "translator", "translated", "position")


class Translations(Parts):
    model = Translation
    fields = TRANSLATION_FIELDS
    cited_by = []
    verbose_name_plural = "translations by people, shown beside the words and never as evidence"


@admin.register(Printing, site=site)
class PrintingAdmin(PartOfCase):
    form = PrintingForm
    list_display = ["statement", "article", "kind"]
    list_filter = [of_case(Printing), OfArticle, "kind"]
    search_fields = ["statement__about", "article__slug"]
    fields = ["statement", *PRINTING_FIELDS]
    inlines = [Translations]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().get_queryset(request).select_related("statement__case", "article")
        return labelled(rows)


@admin.register(Translation, site=site)
class TranslationAdmin(PartOfCase):
    list_display = ["printing", "language", "translator", "translated"]
    list_filter = [of_case(Translation), "language"]
    list_select_related = ["printing__article"]
    search_fields = ["text", "translator", "printing__statement__about", "printing__article__slug"]
    fields = ["printing", *TRANSLATION_FIELDS]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().get_queryset(request).select_related("printing__statement__case", "printing__article")
        return rows.defer("printing__article__text")
