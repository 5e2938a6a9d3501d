"""Passages: made by pasting the exact words; once made they are read, never edited."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cases.models import Case
from curation import addresses, citing
from curation.admin.base import CurationAdmin
from curation.admin.filters import Choosing, OfArticle
from curation.badges import badge
from curation.evidence import in_context
from curation.labels import label_of, shortened
from curation.passage_form import PassageForm
from curation.permissions import may_read
from curation.site import site
from sources.models import Passage

LAST_ARTICLE = "last_article_cited"


@dataclass(frozen=True)
class Resting:
    """A row that rests on the passage, as its screen lists it."""

    row: Model

    @property
    def noun(self) -> str:
        return str(self.row._meta.verbose_name)

    @property
    def label(self) -> str:
        return label_of(self.row)

    @property
    def address(self) -> str:
        return addresses.of_row(self.row)


class State(Choosing):
    title = "state"
    parameter_name = "state"
    conditions = {"broken": "Broken", "unverified": "Unverified here", "uncited": "Nothing rests on it"}

    def narrowed(self, rows: QuerySet[Any], condition: str) -> QuerySet[Any]:
        keys = getattr(Passage.objects, condition)().values("pk")
        return rows.filter(pk__in=keys)


@admin.register(Passage, site=site)
class PassageAdmin(CurationAdmin):
    form = PassageForm
    list_display = ["words", "article", "start"]
    list_display_links = ["words"]
    list_filter = [State, OfArticle]
    search_fields = ["exact", "article__slug"]
    search_help_text = "Search the quoted words, or an article's address."
    ordering = ["article__slug", "start", "end"]
    fields = ["article", "exact", "before", "after"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Passage]:
        return super().get_queryset(request).select_related("article").defer("article__text")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ["article", "state", "shown", "place"] if obj else self.fields

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ["article", "state", "shown", "place"] if obj else []

    # --- Rights: quoted words are not edited, and not taken from under a fact ---------------------------

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_delete_permission(request, obj)
        return allowed and not (obj is not None and citing.is_cited(obj))

    # --- Making one -------------------------------------------------------------------------------------

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Passages are cited several from one article: the last one is proposed."""
        last = {"article": request.session.get(LAST_ARTICLE)}
        return {**last, **super().get_changeform_initial_data(request)}

    def save_model(self, request: HttpRequest, obj: Passage, form: Any, change: bool) -> None:
        """The form has made the passage by `cite`; what is kept here is the article to propose next."""
        request.session[LAST_ARTICLE] = obj.article_id

    def response_add(self, request: HttpRequest, obj: Passage, post_url_continue: Any = None) -> HttpResponse:
        if IS_POPUP_VAR not in request.POST:
            messages.info(request, f"Found at character {obj.start} of {obj.article.slug}.")
            return super().response_add(request, obj, post_url_continue)
        answer = json.dumps({"value": str(obj.pk), "obj": label_of(obj)})
        return TemplateResponse(request, "admin/popup_response.html", {"popup_response_data": answer})

    # --- Showing one ------------------------------------------------------------------------------------

    @admin.display(description="exact words", ordering="exact")
    def words(self, passage: Passage) -> str:
        return shortened(passage.exact)

    @admin.display(description="state")
    def state(self, passage: Passage) -> SafeString:
        if not passage.article.is_held:
            return told("open", "Unverified", "the article's text is not held here.")
        if reason := passage.fault():
            return told("fault", "Broken", reason)
        return told("good", "Verified", "the article prints these words at this place.")

    @admin.display(description="exact words")
    def shown(self, passage: Passage) -> SafeString:
        if not passage.article.is_held:
            return format_html("<q>{}</q>", passage.exact)
        return in_context(passage)

    @admin.display(description="place")
    def place(self, passage: Passage) -> str:
        context = " ".join(
            f"{name} “{words}”."
            for name, words in (("After", passage.prefix), ("Before", passage.suffix))
            if words
        )
        return f"Characters {passage.start} to {passage.end}. {context}".strip()

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        passage: Passage | None = kwargs.get("obj")
        rows = citing.rows_resting_on(passage) if passage and may_read(request.user, Case) else []
        return super().render_change_form(
            request, {**context, "resting": [Resting(row) for row in rows]}, *args, **kwargs
        )


def told(kind: str, word: str, why: str) -> SafeString:
    return format_html("{} {}", badge(kind, word), why)
