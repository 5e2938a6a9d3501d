"""What is done at the workbench: words are cited, facts entered, proposals dismissed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from curation import addresses, divergence
from curation.admin.desk import Desk, Draft, whoever
from curation.conflicts import lock
from curation.labels import label_of
from curation.models import Dismissal
from curation.widgets import is_row_id
from curation.workbench import entering, targets
from curation.workbench.bench import Bench
from curation.workbench.meanwhile import Meanwhile, changed, entered, resting, taken_out
from curation.workbench.nouns import NEW
from curation.workbench.selecting import SelectionForm
from curation.workbench.spans import Span, spans_in
from curation.workbench.why import keep, why
from sources.anchoring import AnchorError
from sources.keeping import because
from sources.models import SourceArticle


class Working(Desk):
    """The workbench of a case; every change passes the screens of the nouns that it changes."""

    def get_urls(self) -> list[URLPattern]:
        views: dict[str, tuple[str, Callable[..., HttpResponse]]] = {
            "": ("choose", self.choose_view),
            "<int:article>/": ("workbench", self.bench_view),
            "<int:article>/cite/": ("cite", self.cite_view),
            "<int:article>/add/<slug:noun>/": ("enter", self.enter_view),
            "<int:article>/dismiss/": ("dismiss", self.dismiss_view),
            "<int:article>/why/": ("why", self.why_view),
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

    # --- Writing ------------------------------------------------------------------------------------------

    @method_decorator(require_POST)
    def why_view(self, request: HttpRequest, pk: int, article: int) -> HttpResponse:
        """Why a public case is changed: said once, it stands in the history of all that follows."""
        bench = self._bench(request, pk, article)
        if not self._may_cite(request):
            raise PermissionDenied
        if reason := request.POST.get("reason", "").strip():
            keep(request, bench.case, reason)
        return self._back(bench, "#current" if reason else "#why")

    @method_decorator(require_POST)
    def cite_view(self, request: HttpRequest, pk: int, article: int) -> HttpResponse:
        """Cite the selected words for the fact whose button was pressed, or open the form of a new one."""
        bench = self._bench(request, pk, article)
        if not self._may_cite(request):
            raise PermissionDenied
        selection = SelectionForm(bench.article, request.POST)
        if not selection.is_valid():
            return self._bench_page(request, bench, selection=selection)
        noun = NEW.get(request.POST.get("new", ""))
        if noun:
            asked = {"new": noun.name, "words": str(selection.span), "at": request.POST.get("at", "")}
            # The first field of its form: a browser puts the cursor there without a script.
            place = f"#new_{noun.fields[0]}"
            return HttpResponseRedirect(
                f"{addresses.of_workbench(bench.case, bench.article, **asked)}{place}"
            )
        return self._cited(request, bench, selection)

    def _cited(self, request: HttpRequest, bench: Bench, selection: SelectionForm) -> HttpResponse:
        """`role:fact:what it said`: what somebody else changed since is not cited for unseen."""
        role, _, named = request.POST.get("target", "").partition(":")
        key, _, seen = named.partition(":")
        if (reason := self._reason(request, bench, "Cited in the workbench.")) is None:
            return self._bench_page(request, bench, selection=selection)
        with transaction.atomic(), because(reason, by=whoever(request)):
            lock(bench.case)
            fact = self._fact(bench, key)
            moved = fact if isinstance(fact, Meanwhile) else changed(fact, seen)
            if moved:
                return self._bench_page(request, bench, selection=selection, meanwhile=[moved])
            if not self._may_change(request, fact):
                raise PermissionDenied
            passage = entering.passage_at(bench.article, selection.span)
            resting = targets.rest_on(fact, [passage], bench.article, said=role != "attribution")
            admin = self.admin_site.get_model_admin(type(resting))
            admin.log_change(request, resting, f"Cited “{label_of(passage)}”.")
            divergence.note(fact)
        messages.success(request, f"Cited for the {fact._meta.verbose_name} “{label_of(fact)}”.")
        return self._back(bench, f"#passage-{passage.pk}")

    def _fact(self, bench: Bench, key: str) -> Any:
        """The fact, or what is told of it where somebody has taken it out since."""
        try:
            return targets.fact_named(key, bench.case)
        except LookupError as error:
            noun, _, pk = key.partition("-")
            model = targets.NOUNS.get(noun)
            if model and is_row_id(pk) and (gone := taken_out(model, int(pk), bench.case)):
                return gone
            raise BadRequest("There is no such fact in this case.") from error

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
            writes_on = bench.next and bench.next.is_direct
            place = "#new_about" if writes_on else "#current"
            return self._onward(bench, place) if draft.key else self._back(bench, place)
        return self._bench_page(request, bench, draft, meanwhile=draft.meanwhile)

    def _entered(self, request: HttpRequest, bench: Bench, draft: Draft) -> Any:
        """The new row with all that it brings, or nothing at all: the form then says why."""
        if (reason := self._reason(request, bench, "Entered in the workbench.")) is None:
            return None
        try:
            with transaction.atomic(), because(reason, by=whoever(request)):
                lock(bench.case)
                there = resting(draft.noun, bench.case, bench.article, draft.words)
                draft.meanwhile = list(entered(there, request.POST.get("seen", "").split(), draft.form))
                if draft.meanwhile:
                    return None
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
        if (reason := self._reason(request, bench, "Entered in the workbench.")) is None:
            return self._bench_page(request, bench)
        with transaction.atomic(), because(reason, by=whoever(request)):
            said = [entering.passage_at(bench.article, span) for span in words]
            shows = [entering.passage_at(bench.article, span) for span in attribution]
            printing = targets.printing_of(statement, bench.article, said, kind=request.POST.get("kind", ""))
            printing.passages.add(*said)
            printing.attribution.add(*shows)
            self.admin_site.get_model_admin(type(printing)).log_addition(request, printing, [{"added": {}}])
            divergence.note(statement)
        messages.success(request, f"Entered another printing of “{label_of(statement)}”.")
        return self._onward(bench, "#current")

    def _reason(self, request: HttpRequest, bench: Bench, otherwise: str) -> str | None:
        """Why a public case is changed, None where that is still to be said; a draft needs no reason."""
        return otherwise if bench.edition is None else why(request, bench.case, bench.edition) or None

    @method_decorator(require_POST)
    def dismiss_view(self, request: HttpRequest, pk: int, article: int) -> HttpResponse:
        """Put a proposal aside for this case, or take it up again."""
        bench = self._bench(request, pk, article)
        if not self._may_enter(request, NEW["statement"]):
            raise PermissionDenied
        key = request.POST.get("key", "")
        if key not in {one.key for one in bench.proposals}:
            raise BadRequest("The text engine proposes no such thing here.")
        place: dict[str, Any] = {"case": bench.case, "article": bench.article}
        if request.POST.get("restore"):
            Dismissal.objects.filter(**place, key=key).delete()
            return self._onward(bench, "#current")
        gone = [one.key for one in bench.alike] if request.POST.get("all") else [key]
        for one in gone:
            Dismissal.objects.get_or_create(**place, key=one, defaults={"by_id": request.user.pk})
        if len(gone) > 1:
            return self._back(replace(bench, asked=""), "#current")
        return self._onward(bench, "#current")

    # --- Where to go next ---------------------------------------------------------------------------------

    def _back(self, bench: Bench, place: str) -> HttpResponse:
        """To the proposal that was looked at, at a place on the page."""
        at = {"at": bench.asked} if bench.asked else {}
        return HttpResponseRedirect(f"{addresses.of_workbench(bench.case, bench.article, **at)}{place}")

    def _onward(self, bench: Bench, place: str) -> HttpResponse:
        """To the proposal after the one that was decided on."""
        at = {"at": bench.next.key} if bench.next else {}
        return HttpResponseRedirect(f"{addresses.of_workbench(bench.case, bench.article, **at)}{place}")
