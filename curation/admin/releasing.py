"""The views by which a case is previewed, published and corrected, by the verbs of `editions.publishing`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods, require_safe

from cases.models import Case
from curation import addresses, divergence
from curation.admin.base import CurationAdmin
from curation.permissions import may_publish
from curation.release_form import CorrectionForm, ReleaseForm
from curation.standing import Problem, Standing
from editions import publishing
from editions.models import Edition

MOST_MESSAGES = 20


@dataclass(frozen=True)
class Verb:
    """One way of releasing a case, and what its button and its messages say."""

    name: str
    button: str
    done: str
    form: type[ReleaseForm]
    act: Callable[..., Edition | None]

    def form_for(self, case: Case, data: Any = None) -> ReleaseForm:
        initial = {} if self is CORRECT else {"note": case.edition_note}
        return self.form(data, initial=initial, auto_id=f"{self.name}_%s")

    def address(self, case: Case) -> str:
        return f"{addresses.of_row(case).removesuffix('change/')}{self.name}/"


PUBLISH = Verb("publish", "Publish", "Published as", ReleaseForm, publishing.publish)
CORRECT = Verb("correct", "Publish as a correction", "Corrected in", CorrectionForm, publishing.correct)


class Releasing(CurationAdmin):
    """The three views beside a case's change form."""

    def get_urls(self) -> list[URLPattern]:
        views: dict[str, Callable[..., HttpResponse]] = {
            "preview": self.preview_view,
            "publish": partial(self.release_view, verb=PUBLISH),
            "correct": partial(self.release_view, verb=CORRECT),
        }
        own = [
            path(f"<int:pk>/{name}/", self.admin_site.admin_view(view), name=f"cases_case_{name}")
            for name, view in views.items()
        ]
        return [*own, *super().get_urls()]

    @method_decorator(require_safe)
    def preview_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        case = self._case(request, pk)
        return self._page(request, case, "curation/preview.html", title="Preview")

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def release_view(self, request: HttpRequest, pk: int, verb: Verb) -> HttpResponse:
        case = self._case(request, pk)
        if not may_publish(request.user):
            raise PermissionDenied
        form = verb.form_for(case, request.POST if request.method == "POST" else None)
        if form.is_valid() and self._released(request, case, verb, form.cleaned_data["note"]):
            return HttpResponseRedirect(addresses.of_row(case))
        more = {"title": verb.button, "verb": verb, "form": form}
        return self._page(request, case, "curation/release.html", **more)

    def _case(self, request: HttpRequest, pk: int) -> Case:
        case: Case = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_view_permission(request, case):
            raise PermissionDenied
        return case

    def _page(self, request: HttpRequest, case: Case, template: str, **more: Any) -> TemplateResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "case": case,
            "standing": Standing(case),
            **more,
        }
        return TemplateResponse(request, template, context)

    def _released(self, request: HttpRequest, case: Case, verb: Verb, note: str) -> bool:
        """Whether the case now says in public what it says here; if not, messages tell why."""
        try:
            edition = verb.act(case, by=request.user, note=note)
        except publishing.NotReady as refusal:
            tell_problems(request, [Problem(problem) for problem in refusal.problems])
            return False
        except (publishing.Withdrawn, publishing.Refused) as refusal:
            messages.error(request, str(refusal))
            return False
        divergence.note_case(case)
        self._tell_done(request, case, verb, edition)
        return True

    def _tell_done(self, request: HttpRequest, case: Case, verb: Verb, edition: Edition | None) -> None:
        if edition is None:
            messages.info(request, "Nothing was published: the current edition says all of this already.")
            return
        self.log_change(request, case, f"{verb.done} edition {edition.number}.")
        address = addresses.of_public_edition(edition.slug, edition.number)
        said = format_html('{} <a href="{}">edition {}</a>.', verb.done, address, edition.number)
        messages.success(request, said)


def tell_problems(request: HttpRequest, problems: list[Problem]) -> None:
    for problem in problems[:MOST_MESSAGES]:
        line = format_html('<a href="{}">{}</a>', problem.address, str(problem.found))
        messages.error(request, line if problem.address else str(problem.found))
    if len(problems) > MOST_MESSAGES:
        more = len(problems) - MOST_MESSAGES
        messages.error(request, f"And {more} more; the case's own page lists them all.")
