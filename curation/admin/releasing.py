"""The pages beside a case's form: its preview, its review, and one for each verb of `editions.publishing`."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods, require_safe

from cases.models import Case
from curation import addresses, divergence
from curation.admin.base import CurationAdmin
from curation.permissions import may
from curation.reviewing import Review
from curation.second_factor import asked_for
from curation.standing import Problem, Standing
from curation.verbs import VERBS, Verb
from editions import publishing

MOST_MESSAGES = 20
REFUSALS = (publishing.NotReady, publishing.Withdrawn, publishing.Refused)


class Releasing(CurationAdmin):
    """The views beside a case's change form."""

    def get_urls(self) -> list[URLPattern]:
        views: dict[str, Callable[..., HttpResponse]] = {
            "preview": self.preview_view,
            "review": self.review_view,
            **{name.replace("_", "-"): partial(self.verb_view, verb=verb) for name, verb in VERBS.items()},
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
    def verb_view(self, request: HttpRequest, pk: int, verb: Verb) -> HttpResponse:
        case, user = self._case(request, pk), cast(User, request.user)
        if not may(user, verb.name):
            raise PermissionDenied
        if verb.rule.second_factor and (asked := asked_for(request)):
            return asked
        asked_to = request.POST if request.method == "POST" else None
        form = verb.form(asked_to, case=case, auto_id=f"{verb.name}_%s")
        if form.is_valid() and self._done(request, case, partial(verb.act, case, user, form.cleaned_data)):
            return HttpResponseRedirect(addresses.of_row(case))
        more = {"title": verb.button, "verb": verb, "form": form}
        return self._page(request, case, "curation/verb.html", **more)

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def review_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        case = self._case(request, pk)
        if not may(request.user, "approve"):
            raise PermissionDenied
        if request.method == "POST" and self._done(request, case, partial(reviewed, request, case)):
            approved = "approve" in request.POST
            return HttpResponseRedirect(addresses.of_row(case) if approved else request.path)
        review = Review(publishing.Progress(case))
        return self._page(request, case, "curation/review.html", title="Review", review=review)

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

    def _done(self, request: HttpRequest, case: Case, act: Callable[[], SafeString | str]) -> bool:
        """Whether it was done; if not, messages tell why."""
        try:
            said = act()
        except publishing.NotReady as refusal:
            tell_problems(request, [Problem(problem) for problem in refusal.problems])
            return False
        except REFUSALS as refusal:
            messages.error(request, str(refusal))
            return False
        divergence.note_case(case)
        self.log_change(request, case, strip_tags(said))
        messages.success(request, said)
        return True


def reviewed(request: HttpRequest, case: Case) -> str:
    """What a reviewer's form asks: these facts are checked; by its second button, the case is approved."""
    user = cast(User, request.user)
    publishing.check(case, by=user, changes=request.POST.getlist("checked"))
    if "approve" not in request.POST:
        return "Kept what you have checked so far."
    publishing.approve(case, by=user, content_sha256=request.POST.get("content_sha256", ""))
    return "Approved as you have read it; whoever publishes can do so now."


def tell_problems(request: HttpRequest, problems: list[Problem]) -> None:
    for problem in problems[:MOST_MESSAGES]:
        line = format_html('<a href="{}">{}</a>', problem.address, str(problem.found))
        messages.error(request, line if problem.address else str(problem.found))
    if len(problems) > MOST_MESSAGES:
        more = len(problems) - MOST_MESSAGES
        messages.error(request, f"And {more} more; the case's own page lists them all.")
