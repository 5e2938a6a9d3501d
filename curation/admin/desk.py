"""The workbench as it is shown: an article beside a case, what is proposed, and the form that is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe

from cases.models import Case, Statement
from curation import addresses
from curation.admin.base import CurationAdmin
from curation.widgets import is_row_id
from curation.workbench import entering, targets, ways_in
from curation.workbench.bench import Bench
from curation.workbench.forms import initial_of
from curation.workbench.meanwhile import Meanwhile, resting, seen_of
from curation.workbench.nouns import NEW, Noun
from curation.workbench.selecting import SelectionForm
from curation.workbench.spans import Span, spans_in
from curation.workbench.why import why
from sources.models import Passage, SourceArticle

SUGGESTED = 12
"""Articles or cases that the way into the workbench offers; any other is found by search."""


@dataclass
class Draft:
    """A new fact that is being entered, and the words that it would cite."""

    noun: Noun
    form: Any
    words: list[Span]
    attribution: list[Span]
    text: str
    key: str = ""
    """Of the proposal that it comes from, if it comes from one."""
    seen: str = ""
    """The facts of this kind that rest on the article already, so that those of others are told from them."""
    meanwhile: list[Meanwhile] = field(default_factory=list)

    @cached_property
    def words_shown(self) -> list[tuple[Span, str]]:
        return [(span, span.of(self.text)) for span in self.words]

    @cached_property
    def attribution_shown(self) -> list[tuple[Span, str]]:
        return [(span, span.of(self.text)) for span in self.attribution]

    @property
    def needs_eyes(self) -> bool:
        """Whether the form cannot be taken as it stands, so that all of it is shown."""
        initial = self.form.initial
        known = initial.get("speaker") or (initial.get("agency") and not initial.get("new_speaker"))
        return not self.key or self.form.is_bound or not known


class Desk(CurationAdmin):
    """The screens of the workbench, and who may do what at it."""

    # --- Reading ------------------------------------------------------------------------------------------

    @method_decorator(require_safe)
    def choose_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The articles that a case can be worked on with: those it cites, then those that nothing cites."""
        case = self._case_to_work_on(request, pk)
        if is_row_id(asked := request.GET.get("article", "")):
            return HttpResponseRedirect(addresses.of_workbench(case, self._article(request, int(asked))))
        cited = ways_in.articles_of(case)
        new = SourceArticle.objects.filter(passages__isnull=True).without_text().order_by("-pk")
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "case": case,
            "title": "Workbench",
            "cited": cited.order_by("published_earliest", "slug"),
            "new": new[:SUGGESTED],
            "picker": (picker := ways_in.ArticlePicker(self.admin_site)),
            "media": self.media + picker.media,
        }
        return TemplateResponse(request, "curation/workbench/choose.html", context)

    @method_decorator(require_safe)
    def bench_view(self, request: HttpRequest, pk: int, article: int) -> HttpResponse:
        bench = self._bench(request, pk, article)
        return self._bench_page(request, bench, self._draft_asked(request, bench))

    def _draft_asked(self, request: HttpRequest, bench: Bench) -> Draft | None:
        noun = NEW.get(request.GET.get("new", ""))
        if noun is None:
            return None
        words = spans_in(request.GET.getlist("words"), bench.article.text)
        near = [one for one in bench.statements if one.overlaps(words)] if noun.model is Statement else []
        initial = initial_of(near[0]) if near else {}
        attribution = list(near[0].attribution) if near else []
        return self._draft(request, bench, noun, words, attribution, initial=initial)

    def _proposed(self, request: HttpRequest, bench: Bench) -> Draft | None:
        one = bench.current
        if one is None or not self._may_enter(request, NEW[one.noun]):
            return None
        words, attribution = list(one.words), list(one.attribution)
        draft = self._draft(request, bench, NEW[one.noun], words, attribution, initial=bench.initial)
        draft.key = one.key
        return draft

    def _draft(
        self,
        request: HttpRequest,
        bench: Bench,
        noun: Noun,
        words: list[Span],
        attribution: list[Span],
        data: Any = None,
        initial: Any = None,
    ) -> Draft:
        if not self._may_enter(request, noun):
            raise PermissionDenied
        admin = self.admin_site.get_model_admin(noun.model)
        form = entering.form_for(request, admin, noun, bench.case, data, initial)
        seen = seen_of(resting(noun, bench.case, bench.article))
        return Draft(noun, form, words, attribution, bench.article.text, seen=seen)

    def _bench_page(
        self,
        request: HttpRequest,
        bench: Bench,
        draft: Draft | None = None,
        *,
        selection: SelectionForm | None = None,
        meanwhile: Sequence[Meanwhile] = (),
    ) -> TemplateResponse:
        """The workbench with what is open on it; `meanwhile` is what others did and is to be seen first."""
        draft = draft or self._proposed(request, bench)
        drafted = [*draft.words, *draft.attribution] if draft and not draft.key else []
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"Workbench: {bench.article.slug}",
            "media": self.media + (draft.form.media if draft else SelectionForm(bench.article).media),
            "bench": bench,
            "case": bench.case,
            "article": bench.article,
            "pieces": bench.pieces(drafted),
            "draft": draft,
            "selection": selection or SelectionForm(bench.article),
            "meanwhile": meanwhile,
            "why": why(request, bench.case, bench.edition),
            "is_refused": request.method == "POST",
            "groups": targets.groups(bench.case, bench.article),
            "articles": ways_in.articles_of(bench.case),
            "nouns": [noun for noun in NEW.values() if self._may_enter(request, noun)],
            "may_cite": self._may_cite(request),
        }
        return TemplateResponse(request, "curation/workbench/bench.html", context)

    # --- Rights: those that the nouns' own screens give ---------------------------------------------------

    def _may_cite(self, request: HttpRequest) -> bool:
        return bool(self.admin_site.get_model_admin(Passage).has_add_permission(request))

    def _may_enter(self, request: HttpRequest, noun: Noun) -> bool:
        admin = self.admin_site.get_model_admin(noun.model)
        return self._may_cite(request) and bool(admin.has_add_permission(request))

    def _may_change(self, request: HttpRequest, row: Any) -> bool:
        return bool(self.admin_site.get_model_admin(type(row)).has_change_permission(request, row))

    # --- What is worked on --------------------------------------------------------------------------------

    def _case_to_work_on(self, request: HttpRequest, pk: int) -> Case:
        case: Case = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_view_permission(request, case):
            raise PermissionDenied
        return case

    def _article(self, request: HttpRequest, pk: int) -> SourceArticle:
        if not self.admin_site.get_model_admin(SourceArticle).has_view_permission(request):
            raise PermissionDenied
        article: SourceArticle = get_object_or_404(SourceArticle.objects.select_related("outlet"), pk=pk)
        return article

    def _bench(self, request: HttpRequest, pk: int, article: int) -> Bench:
        asked = request.POST.get("at") or request.GET.get("at", "")
        return Bench(self._case_to_work_on(request, pk), self._article(request, article), asked)


def whoever(request: HttpRequest) -> User:
    """Whoever is signed in: the admin lets nobody else in."""
    assert isinstance(request.user, User)
    return request.user
