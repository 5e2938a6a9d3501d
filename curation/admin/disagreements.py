"""Disagreements: questions on which accounts differ, with what each account says."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from cases.models import Account, Disagreement
from curation.admin.base import PartOfCase
from curation.admin.filters import of_case
from curation.admin.fitting import Fitting
from curation.admin.inlines import Parts
from curation.counting import how_many
from curation.labels import shortened
from curation.site import site

ACCOUNT_FIELDS = ("value", "passages", "position")


class Accounts(Parts):
    model = Account
    fields = ACCOUNT_FIELDS
    at_first = 2


@admin.register(Disagreement, site=site)
class DisagreementAdmin(Fitting, PartOfCase):
    list_display = ["question_shown", "accounts_counted", "case"]
    list_display_links = ["question_shown"]
    list_filter = [of_case(Disagreement)]
    list_select_related = ["case"]
    search_fields = ["question", "public_id"]
    search_help_text = "Search questions, or the public id."
    inlines = [Accounts]
    fieldsets = [
        (
            None,
            {
                "fields": ["case", "question", "note", "position"],
                "description": "The archive shows what each account says, and never which is right.",
            },
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        counted = how_many(Account, "disagreement")
        rows: QuerySet[Any] = super().get_queryset(request).annotate(accounts_found=counted)
        return rows

    @admin.display(description="question", ordering="question")
    def question_shown(self, row: Disagreement) -> str:
        return shortened(row.question)

    @admin.display(description="accounts", ordering="accounts_found")
    def accounts_counted(self, row: Any) -> int:
        return int(row.accounts_found)


@admin.register(Account, site=site)
class AccountAdmin(PartOfCase):
    list_display = ["value_shown", "disagreement"]
    list_filter = [of_case(Account)]
    search_fields = ["value", "disagreement__question"]
    fields = ["disagreement", *ACCOUNT_FIELDS]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("disagreement__case")

    @admin.display(description="account", ordering="value")
    def value_shown(self, row: Account) -> str:
        return shortened(row.value)
