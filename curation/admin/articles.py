"""Articles: the evidence. Their text is read here and handed to ingest here; it is never edited."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from curation import addresses
from curation.admin.filters import Choosing
from curation.admin.receiving import Receiving
from curation.admin.reprints import Reprints
from curation.admin.sheets import Sheets
from curation.article_form import ArticleForm, verbatim_originals
from curation.counting import how_many
from curation.evidence import marked_text
from curation.readings import reading
from curation.site import site
from sources import ingest
from sources.models import Passage, SourceArticle


class CitedOrNot(Choosing):
    title = "use"
    parameter_name = "use"
    conditions = {"uncited": "Nothing cited yet", "cited": "Cited", "not-held": "Text not held here"}

    def narrowed(self, rows: QuerySet[Any], condition: str) -> QuerySet[Any]:
        cited = Exists(Passage.objects.filter(article=OuterRef("pk")))
        wanted = {"uncited": ~cited, "cited": cited, "not-held": Q(text="")}
        return rows.filter(wanted[condition])


@admin.register(SourceArticle, site=site)
class ArticleAdmin(Receiving, Reprints, Sheets):
    change_list_template = "admin/sources/sourcearticle/change_list.html"
    form = ArticleForm
    list_display = ["slug", "outlet", "title", "published_words", "cited", "held"]
    list_filter = ["outlet_basis", "published_basis", CitedOrNot]
    list_select_related = ["outlet"]
    search_fields = ["slug", "title", "byline", "outlet__name", "url"]
    search_help_text = "Search titles, bylines, outlets and addresses; never the text."
    readonly_fields = ["published_reading", "retrieved_reading", "fingerprint", "text_shown"]

    published_reading = reading("published")
    published_words = reading("published", "published")
    retrieved_reading = reading("retrieved")

    OUTLET = (
        "Who printed it",
        {"fields": ["outlet", "outlet_basis", "outlet_note", "outlet_passages", "title", "byline"]},
    )
    DATES = (
        "When",
        {
            "fields": [
                ("published", "published_reading"),
                "published_basis",
                "published_note",
                "published_passages",
                ("retrieved", "retrieved_reading"),
            ]
        },
    )
    WHERE = ("Where it is", {"fields": ["slug", "url", "archived_url", "language", "reprint_of"]})
    HANDING_OVER = ("Its text", {"fields": ["pasted", "file"]})
    EVIDENCE = ("Private evidence", {"fields": ["fingerprint", "text_shown"]})

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None:
            return [self.HANDING_OVER, self.OUTLET, self.DATES, self.WHERE]
        if obj.is_held or not self.has_change_permission(request, obj):
            return [self.EVIDENCE, self.OUTLET, self.DATES, self.WHERE]
        return [self.EVIDENCE, self.HANDING_OVER, self.OUTLET, self.DATES, self.WHERE]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Without the text, the largest column by far: a list only needs to know whether it is held."""
        held = ExpressionWrapper(~Q(text=""), output_field=BooleanField())
        counted = how_many(Passage, "article")
        rows = super().get_queryset(request).defer("text")
        found: QuerySet[Any] = rows.annotate(passages_count=counted, held_here=held)
        return found

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Evidence stays as long as anything is cited from it."""
        return super().has_delete_permission(request, obj) and not (obj and obj.passages.exists())

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if form.given:
            ingest.attach([form.given])
        for twin in verbatim_originals(obj) if form.given else []:
            messages.warning(request, f"{twin} has the very same text: is one a reprint of the other?")

    @admin.display(description="passages", ordering="passages_count")
    def cited(self, article: Any) -> SafeString | str:
        if not article.passages_count:
            return "none"
        address = addresses.of_list(Passage, article=article.pk)
        return format_html('<a href="{}">{}</a>', address, article.passages_count)

    @admin.display(description="text held", boolean=True, ordering="held_here")
    def held(self, article: Any) -> bool:
        return bool(article.held_here)

    @admin.display(description="SHA-256 of the text")
    def fingerprint(self, article: SourceArticle) -> SafeString:
        return format_html("<code>{}</code> {} characters", article.text_sha256, article.text_length)

    @admin.display(description="text")
    def text_shown(self, article: SourceArticle) -> SafeString | str:
        if not article.is_held:
            return "This installation does not hold the text, so its passages cannot be verified here."
        add = addresses.of_new(Passage, article=article.pk)
        beside = reverse("admin:sources_sourcearticle_workbench", args=[article.pk])
        link = format_html(
            '<p class="links"><a class="button" href="{}">Work on it beside a case</a> '
            '<a class="cite-link" href="{}">Cite a passage of this article</a></p>',
            beside,
            add,
        )
        return link + marked_text(article)
