"""The view by which a reader's wish to reply is granted: their words become a statement beside the case."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods

from cases.models import Case, Reply
from curation import addresses, divergence
from curation.admin.base import CurationAdmin
from curation.reply_form import ReplyForm
from editions import replies
from editions.models import Report

WRITES = ("cases.add_reply", "cases.add_statement", "cases.add_printing", "sources.add_sourcearticle")
"""What granting a reply writes, each a right of its own."""


class Replying(CurationAdmin):
    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.grant_view)
        return [path("<int:pk>/grant/", view, name="editions_report_grant"), *super().get_urls()]

    def may_grant(self, request: HttpRequest, report: Report) -> bool:
        return self.has_change_permission(request, report) and request.user.has_perms(WRITES)

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def grant_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        report = get_object_or_404(Report, pk=pk)
        if not self.may_grant(request, report):
            raise PermissionDenied
        try:
            case = replies.grantable(report)
        except replies.NotGranted as refusal:
            messages.error(request, str(refusal))
            return HttpResponseRedirect(addresses.of_row(report))
        form = ReplyForm(report, request.POST if request.method == "POST" else None)
        if form.is_valid() and (reply := self._granted(request, report, form)):
            return self._done(request, report, reply)
        return self._asking(request, report, case, form)

    def _granted(self, request: HttpRequest, report: Report, form: ReplyForm) -> Reply | None:
        """The reply as it now stands beside the case, or None where the form says why it does not."""
        try:
            return replies.grant(
                report, form.grant, by=cast(User, request.user), reason=form.cleaned_data["reason"]
            )
        except (replies.NotGranted, ValidationError) as refusal:
            form.add_error(
                None, str(refusal) if isinstance(refusal, replies.NotGranted) else refusal.messages
            )
            return None

    def _done(self, request: HttpRequest, report: Report, reply: Reply) -> HttpResponse:
        divergence.note_case(reply.case)
        self.log_change(request, report, f"Granted the reply as {reply.public_id}.")
        link = format_html('<a href="{}">Its statement</a>', addresses.of_row(reply.statement or reply))
        line = "The reply stands beside the case now, as a draft. {} can say which allegations it is about."
        messages.success(request, format_html(line, link))
        return HttpResponseRedirect(addresses.of_row(reply.case))

    def _asking(self, request: HttpRequest, report: Report, case: Case, form: ReplyForm) -> TemplateResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Grant the reply",
            "report": report,
            "case": case,
            "form": form,
            "media": self.media + form.media,
            "letter": replies.letter_text(report),
        }
        return TemplateResponse(request, "curation/grant.html", context)

    def grant_address(self, report: Report) -> str:
        return reverse("admin:editions_report_grant", args=[report.pk])

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        report = kwargs.get("obj")
        more = (
            {"grant_address": self.grant_address(report)} if report and self._offers(request, report) else {}
        )
        return super().render_change_form(request, {**context, **more}, *args, **kwargs)

    def _offers(self, request: HttpRequest, report: Report) -> bool:
        try:
            return self.may_grant(request, report) and bool(replies.grantable(report))
        except replies.NotGranted:
            return False
