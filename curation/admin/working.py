"""The views of the workbench: an article beside a case, where words are cited and facts entered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST, require_safe

from cases.models import Case, Statement
from curation import addresses, divergence
from curation.admin.base import CurationAdmin
from curation.labels import label_of
from curation.models import Dismissal
from curation.widgets import is_row_id
from curation.workbench import entering, targets, ways_in
from curation.workbench.bench import Bench
from curation.workbench.forms import initial_of
from curation.workbench.nouns import NEW, Noun
from curation.workbench.selecting import SelectionForm
from curation.workbench.spans import Span, spans_in
from sources.anchoring import AnchorError
from sources.keeping import because
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


class Working(CurationAdmin):
    """The workbench of a case; every change passes the screens of the nouns that it changes."""

    def get_urls(self) -> list[URLPattern]:
        views: dict[str, tuple[str, Callable[..., HttpResponse]]] = {
            "": ("choose", self.choose_view),
            "<int:article>/": ("workbench", self.bench_view),
            "<int:article>/cite/": ("cite", self.cite_view),
            "<int:article>/add/<slug:noun>/": ("enter", self.enter_view),
            "<int:article>/dismiss/": ("dismiss", self.dismiss_view),
        }
        own = [
            path(f"<int:pk>/workbench/{end}", self.admin_site.admin_view(view), name=f"cases_case_{name}")
            for end, (name, view) in views.items()
        ]
        return [*own, *super().get_urls()]

    def response_post_save_add(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        """A case that was begun from an article is worked on beside it at once."""
        asked = request.GET.get("article", "")
        article = SourceArticle.objects.filter(pk=asked).first() if is_row_id(asked) else None
        if article:
            return HttpResponseRedirect(addresses.of_workbench(obj, article))
        return super().response_post_save_add(request, obj)

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
        draft = self._draft_asked(request, bench) or self._proposed(request, bench)
        return self._bench_page(request, bench, draft, SelectionForm(bench.article))

    def _draft_asked(self, request: HttpRequest, bench: Bench) -> Draft | None:
        noun = NEW.get(request.GET.get("new", ""))
        if noun is None:
            return None
        words = spans_in(request.GET.getlist("words"), bench.article.text)
        near = [one for one in bench.proposals if one.overlaps(words)] if noun.model is Statement else []
        initial = initial_of(near[0]) if near else {}
        attribution = list(near[0].attribution) if near else []
        return self._draft(request, bench, noun, words, attribution, initial=initial)

    def _proposed(self, request: HttpRequest, bench: Bench) -> Draft | None:
        one = bench.current
        if one is None or not self._may_enter(request, NEW["statement"]):
            return None
        draft = self._draft(
            request, bench, NEW["statement"], list(one.words), list(one.attribution), initial=initial_of(one)
        )
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
        return Draft(noun, form, words, attribution, bench.article.text)

    def _bench_page(
        self, request: HttpRequest, bench: Bench, draft: Draft | None, selection: SelectionForm
    ) -> TemplateResponse:
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
            "selection": selection,
            "groups": targets.groups(bench.case, bench.article),
            "articles": ways_in.articles_of(bench.case),
            "nouns": [noun for noun in NEW.values() if self._may_enter(request, noun)],
            "may_cite": self._may_cite(request),
        }
        return TemplateResponse(request, "curation/workbench/bench.html", context)

    # --- Writing ------------------------------------------------------------------------------------------

    @method_decorator(require_POST)
    def cite_view(self, request: HttpRequest, pk: int, article: int) -> HttpResponse:
        """Cite the selected words for the fact whose button was pressed, or open the form of a new one."""
        bench = self._bench(request, pk, article)
        selection = SelectionForm(bench.article, request.POST)
        if not selection.is_valid():
            draft = self._proposed(request, bench)
            return self._bench_page(request, bench, draft, selection)
        noun = NEW.get(request.POST.get("new", ""))
        if noun:
            asked = {"new": noun.name, "words": str(selection.span), "at": request.POST.get("at", "")}
            # The first field of its form: a browser puts the cursor there without a script.
            place = f"#new_{noun.fields[0]}"
            return HttpResponseRedirect(
                f"{addresses.of_workbench(bench.case, bench.article, **asked)}{place}"
            )
        return self._cited(request, bench, selection.span)

    def _cited(self, request: HttpRequest, bench: Bench, span: Span) -> HttpResponse:
        role, _, key = request.POST.get("target", "").partition(":")
        try:
            fact = targets.fact_named(key, bench.case)
        except LookupError as error:
            raise BadRequest("There is no such fact in this case.") from error
        if not (self._may_cite(request) and self._may_change(request, fact)):
            raise PermissionDenied
        with transaction.atomic(), because("Cited in the workbench.", by=whoever(request)):
            passage = entering.passage_at(bench.article, span)
            resting = targets.rest_on(fact, [passage], bench.article, said=role != "attribution")
            admin = self.admin_site.get_model_admin(type(resting))
            admin.log_change(request, resting, f"Cited “{label_of(passage)}”.")
            divergence.note(fact)
        messages.success(request, f"Cited for the {fact._meta.verbose_name} “{label_of(fact)}”.")
        return self._back(bench, f"#passage-{passage.pk}")

    @method_decorator(require_POST)
    def enter_view(self, request: HttpRequest, pk: int, article: int, noun: str) -> HttpResponse:
        bench = self._bench(request, pk, article)
        if noun not in NEW:
            raise Http404
        words = spans_in(request.POST.getlist("words"), bench.article.text)
        attribution = spans_in(request.POST.getlist("attribution"), bench.article.text)
        if request.POST.get("printing_of"):
            return self._printed_again(request, bench, words, attribution)
        draft = self._draft(request, bench, NEW[noun], words, attribution, data=request.POST)
        draft.key = request.POST.get("key", "")
        if not words:
            draft.form.add_error(None, "Select the words in the text that it rests on.")
        if draft.form.is_valid() and (row := self._entered(request, bench, draft)):
            messages.success(request, f"Entered the {draft.noun.label} “{label_of(row)}”.")
            # Who has written what one statement is about writes that of the next: the cursor goes there.
            writes_on = bench.next and bench.next.candidate.kind == "direct"
            place = "#new_about" if writes_on else "#current"
            return self._onward(bench, place) if draft.key else self._back(bench, place)
        return self._bench_page(request, bench, draft, SelectionForm(bench.article))

    def _entered(self, request: HttpRequest, bench: Bench, draft: Draft) -> Any:
        """The new row with all that it brings, or nothing at all: the form then says why."""
        try:
            with transaction.atomic(), because("Entered in the workbench.", by=whoever(request)):
                entry = entering.Entry(request, self.admin_site, bench.article, draft.form)
                row = entry.enter(draft.words, draft.attribution)
                divergence.note(row)
        except (ValidationError, AnchorError) as error:
            draft.form.add_error(None, ValidationError(getattr(error, "messages", [str(error)])))
            return None
        return row

    def _printed_again(
        self, request: HttpRequest, bench: Bench, words: list[Span], attribution: list[Span]
    ) -> HttpResponse:
        """These words are another article's printing of a statement that the case has."""
        try:
            statement = targets.fact_named(f"statement-{request.POST['printing_of']}", bench.case)
        except LookupError as error:
            raise BadRequest("There is no such statement in this case.") from error
        if not (words and self._may_cite(request) and self._may_change(request, statement)):
            raise PermissionDenied
        with (
            transaction.atomic(),
            because("Entered in the workbench.", by=whoever(request)),
        ):
            said = [entering.passage_at(bench.article, span) for span in words]
            shows = [entering.passage_at(bench.article, span) for span in attribution]
            printing = targets.printing_of(statement, bench.article, said, kind=request.POST.get("kind", ""))
            printing.passages.add(*said)
            printing.attribution.add(*shows)
            self.admin_site.get_model_admin(type(printing)).log_addition(request, printing, [{"added": {}}])
            divergence.note(statement)
        messages.success(request, f"Entered another printing of “{label_of(statement)}”.")
        return self._onward(bench, "#current")

    @method_decorator(require_POST)
    def dismiss_view(self, request: HttpRequest, pk: int, article: int) -> HttpResponse:
        """Put a proposal aside for this case, or take it up again."""
        bench = self._bench(request, pk, article)
        if not self._may_enter(request, NEW["statement"]):
            raise PermissionDenied
        key = request.POST.get("key", "")
        if key not in {one.key for one in bench.proposals}:
            raise BadRequest("The text engine proposes no such statement here.")
        place: dict[str, Any] = {"case": bench.case, "article": bench.article, "key": key}
        if request.POST.get("restore"):
            Dismissal.objects.filter(**place).delete()
        else:
            Dismissal.objects.get_or_create(**place, defaults={"by_id": request.user.pk})
        return self._onward(bench, "#current")

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

    def _back(self, bench: Bench, place: str) -> HttpResponse:
        """To the proposal that was looked at, at a place on the page."""
        at = {"at": bench.asked} if bench.asked else {}
        return HttpResponseRedirect(f"{addresses.of_workbench(bench.case, bench.article, **at)}{place}")

    def _onward(self, bench: Bench, place: str) -> HttpResponse:
        """To the proposal after the one that was decided on."""
        at = {"at": bench.next.key} if bench.next else {}
        return HttpResponseRedirect(f"{addresses.of_workbench(bench.case, bench.article, **at)}{place}")


def whoever(request: HttpRequest) -> User:
    """Whoever is signed in: the admin lets nobody else in."""
    assert isinstance(request.user, User)
    return request.user
