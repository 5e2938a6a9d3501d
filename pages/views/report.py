"""Where readers report an error or ask to reply: a plain form, which needs no cookie and no script."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from editions.clients import address_of
from editions.models.report import new_receipt
from pages.reporting import ReportForm, is_too_many


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        asked = {name: request.GET.get(name, "")[:120] for name in ("slug", "edition", "kind")}
        return shown(request, ReportForm(initial=asked))
    form = ReportForm(request.POST)
    if not form.is_valid():
        return shown(request, form, HTTPStatus.BAD_REQUEST)
    if form.is_trapped:
        return received(request, new_receipt())
    if is_too_many(address_of(request.META)):
        form.add_error(
            None, _("Too many reports have come from here within the hour. Please try again later.")
        )
        return shown(request, form, HTTPStatus.TOO_MANY_REQUESTS)
    return received(request, form.save().receipt)


def shown(request: HttpRequest, form: ReportForm, status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    answer = render(request, "pages/report.html", {"form": form}, status=status)
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def received(request: HttpRequest, receipt: str) -> HttpResponse:
    answer = render(request, "pages/report_received.html", {"receipt": receipt})
    answer.headers["Cache-Control"] = "no-store"
    return answer
