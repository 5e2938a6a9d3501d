"""The view by which articles are received; it says what became of each, and leads to the workbench."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods

from cases.models import Case
from curation import addresses, resemblances
from curation.admin.beside import Beside
from curation.receiving_form import ReceivingForm
from curation.versions import fates
from curation.widgets import is_row_id
from sources.intake import Taken, take
from sources.models import Capture

SAID = {
    "new": "Received {}. Say who printed it and when, where its text does not.",
    "attached": "{} was known by its hash; its text is held now.",
    "version": "{} is here already, with other words: this capture is kept beside it, and passages stay.",
    "recaptured": "{} is here already, with the same words: one more capture of it is kept.",
    "unchanged": "{} is here already, and so is this very file: nothing was stored.",
}


class Receiving(Beside):
    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.receive_view)
        return [path("receive/", view, name="sources_sourcearticle_receive"), *super().get_urls()]

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def receive_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        posted = request.method == "POST"
        form = ReceivingForm(request.POST, request.FILES) if posted else ReceivingForm()
        if posted and form.is_valid() and (taken := self._taken(request, form)):
            return self._after(request, taken)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Receive an article",
            "form": form,
            "case": self._case_asked(request),
        }
        return TemplateResponse(request, "curation/receive.html", context)

    def _taken(self, request: HttpRequest, form: ReceivingForm) -> list[Taken]:
        """All that a file holds, or nothing of it."""
        try:
            with transaction.atomic():
                taken = [take(extract) for extract in form.extracts]
        except ValidationError as error:
            form.add_error(None, error)
            return []
        for one in taken:
            self._tell(request, one)
        return taken

    def _tell(self, request: HttpRequest, taken: Taken) -> None:
        article = taken.article
        link = format_html('<a href="{}">{}</a>', addresses.of_row(article), article.slug)
        messages.success(request, format_html(SAID[taken.change], link))
        if taken.change == "new":
            self.log_addition(request, article, [{"added": {}}])
        if taken.change in ("new", "attached") and (alike := resemblances.look(article)):
            address = reverse("admin:sources_sourcearticle_reprints")
            line = 'It shares much of its text with <a href="{}">{} held already</a>: is one a reprint?'
            messages.warning(request, format_html(line, address, articles(len(alike))))
        if taken.change == "version":
            self._tell_version(request, taken)

    def _tell_version(self, request: HttpRequest, taken: Taken) -> None:
        capture = Capture.objects.filter(article=taken.article).latest("pk")
        told = fates(capture, taken.article.passages.select_related("article"))
        moved = sum(one.stands for one in told)
        gone = len(told) - moved
        line = format_html('See <a href="{}">what its outlet changed</a>.', addresses.of_row(capture))
        messages.warning(request, line)
        if gone:
            messages.error(request, f"{gone} cited passages are no longer printed in it.")
        if moved:
            messages.warning(request, f"{moved} cited passages stand at another place in it.")

    def _case_asked(self, request: HttpRequest) -> Case | None:
        asked = request.GET.get("case", "")
        may = self._may_see_cases(request)
        return Case.objects.filter(pk=asked).first() if may and is_row_id(asked) else None

    def _after(self, request: HttpRequest, taken: list[Taken]) -> HttpResponse:
        case, article = self._case_asked(request), taken[0].article
        if case:
            return HttpResponseRedirect(addresses.of_workbench(case, article))
        if len(taken) == 1 and self._may_see_cases(request):
            there = reverse("admin:sources_sourcearticle_workbench", args=[article.pk])
            return HttpResponseRedirect(there)
        return HttpResponseRedirect(addresses.of_list(self.model))

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        more = {"may_receive": self.has_add_permission(request)}
        return super().changelist_view(request, {**more, **(extra_context or {})})


def articles(number: int) -> str:
    return "an article" if number == 1 else f"{number} articles"
