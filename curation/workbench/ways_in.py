"""The ways into the workbench: the articles of a case, the cases of an article, a search for others."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin import AdminSite
from django.db.models import Q, QuerySet

from cases.models import Allegation, Case, Printing, Statement
from curation.fields import OneRow
from curation.ownership import path_to_case
from curation.widgets import PickOne
from curation.workbench.targets import CITING
from sources.models import SourceArticle


def articles_of(case: Case) -> QuerySet[SourceArticle]:
    """The articles that some fact of `case` cites, without their texts."""
    cited = Q(printings__statement__case=case)
    for model in CITING:
        if model is not Statement:
            rows: QuerySet[Any] = model._default_manager.filter(**{path_to_case(model) or "pk": case.pk})
            cited |= Q(pk__in=rows.values("passages__article"))
    return SourceArticle.objects.filter(cited).distinct().without_text().select_related("outlet")


def cases_of(article: SourceArticle) -> QuerySet[Case]:
    """The cases in which some fact cites `article`."""
    citing = Q(pk__in=Printing.objects.filter(article=article).values("statement__case"))
    for model in CITING:
        if model is not Statement:
            everything: QuerySet[Any] = model._default_manager.all()
            rows = everything.filter(passages__article=article)
            citing |= Q(pk__in=rows.values(path_to_case(model) or "pk"))
    return Case.objects.filter(citing)


class ArticlePicker(forms.Form):
    """Finds any article by typing: its title, outlet, byline or address."""

    def __init__(self, site: AdminSite) -> None:
        super().__init__()
        self.fields["article"] = OneRow(
            SourceArticle.objects.without_text(),
            label="Another article",
            widget=PickOne(Printing._meta.get_field("article"), site),
        )


class CasePicker(forms.Form):
    """Finds any case by typing: its title, address or tracking number."""

    def __init__(self, site: AdminSite) -> None:
        super().__init__()
        self.fields["case"] = OneRow(
            Case.objects.all(), label="Another case", widget=PickOne(Allegation._meta.get_field("case"), site)
        )
