"""What every public page answers alike: a refused question, a retracted case, a case that has moved."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from editions.filters import BadQuestion
from editions.finding import Gone, Missing, Moved
from editions.models import PublicCase

ROBOTS = "X-Robots-Tag"

View = Callable[..., HttpResponse]


def public(view: View) -> View:
    """A page for readers: read only, and never a bare error for a question or a case that has changed."""

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except BadQuestion as refused:
            return refusal(request, refused)
        except Gone as gone:
            told = render(request, "410.html", {"tombstone": gone.case}, status=HTTPStatus.GONE)
            told.headers[ROBOTS] = "noindex, noarchive"
            return told
        except Moved as moved:
            return HttpResponsePermanentRedirect(reverse("pages:case", args=[moved.slug]))
        except Missing as missing:
            raise Http404(str(missing)) from missing

    return answer


def left_out(answer: HttpResponse, case: PublicCase) -> HttpResponse:
    """The answer, marked for search engines where the case asks them to leave it out."""
    if case.noindex:
        answer.headers[ROBOTS] = "noindex"
    return answer


def refusal(request: HttpRequest, refused: BadQuestion) -> HttpResponse:
    return render(request, "400.html", {"faults": refused.faults}, status=HTTPStatus.BAD_REQUEST)
