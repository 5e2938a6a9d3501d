"""The editions of a case: all of them, one as it was published, and what differs between any two."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from editions import filters
from editions.filters import BadQuestion, Fault
from editions.finding import case_at
from editions.models import Entry, PublicCase
from editions.projection import read
from pages.answers import left_out, public
from pages.difference import differences
from pages.finding import editions_numbered, editions_of
from pages.views.case import edition_answer

OLD, NEW = "from", "to"
MOST_DIGITS = 9


@public
def edition_list(request: HttpRequest, slug: str) -> HttpResponse:
    """All editions; where two are chosen, the way to what differs between them."""
    row = case_at(slug)
    old, new = number_asked(request.GET, OLD, row), number_asked(request.GET, NEW, row)
    if old and new:
        address = reverse("pages:changes-between", args=[slug, new])
        return HttpResponseRedirect(f"{address}?{OLD}={old}")
    entries = Entry.objects.filter(case_id=row.case_id).order_by("-sequence")
    context = {
        "case": row,
        "entries": entries,
        "numbers": range(row.number, 0, -1),
        "standing": json.loads(row.body)["standing"],
        "here": "cases",
    }
    return left_out(render(request, "pages/editions.html", context), row)


def number_asked(params: QueryDict, name: str, row: PublicCase) -> int | None:
    """The edition that a parameter numbers; raises BadQuestion where the case has none of that number."""
    asked = filters.one(params, name)
    if not asked:
        return None
    if not (asked.isascii() and asked.isdecimal() and len(asked) <= MOST_DIGITS):
        raise BadQuestion(Fault(name, _("Write the number of an edition.")))
    if not 1 <= int(asked) <= row.number:
        raise BadQuestion(Fault(name, _("This case has the editions 1 to %(last)s.") % {"last": row.number}))
    return int(asked)


@public
def edition(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row, found = editions_of(slug, number)
    return edition_answer(request, row, found[number])


@public
def between(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """What differs between an edition and the one before, or the one that is asked for."""
    row = case_at(slug)
    against = number_asked(request.GET, OLD, row) or number - 1
    found = editions_numbered(row, number, against)
    new = read(found[number])
    old = read(found[against]) if against in found else None
    context = {
        "case": row,
        "document": new,
        "before": old,
        "sections": differences(old, new) if old else [],
        "numbers": range(row.number, 0, -1),
        "here": "cases",
    }
    return left_out(render(request, "pages/between.html", context), row)
