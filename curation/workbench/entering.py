"""Entering a new fact from the workbench, through its noun's admin, with the passages that it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.contrib.admin import AdminSite, ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from cases.models import Agency, Case, CaseAgency, Printing, Statement
from curation import divergence
from curation.workbench.forms import FORMS, NewAccount, NewFact, NewStatement
from curation.workbench.nouns import Noun
from curation.workbench.spans import Span
from curation.workbench.targets import printing_of, rest_on
from sources.models import Passage, SourceArticle


def form_for(
    request: HttpRequest,
    admin: ModelAdmin[Any],
    noun: Noun,
    case: Case,
    data: Any = None,
    initial: Any = None,
) -> NewFact:
    """The noun's own form, with the fields that the workbench asks for."""
    asked: dict[str, Any] = {"fields": noun.fields, "form": FORMS.get(noun.name, NewFact)}
    made = cast("type[NewFact]", admin.get_form(request, None, **asked))
    form: NewFact = made(data, case=case, initial=initial, instance=noun.model(), auto_id="new_%s")
    return form


def passage_at(article: SourceArticle, span: Span) -> Passage:
    return Passage.objects.cite(article, span.of(article.text), start=span.start)


@dataclass(frozen=True)
class Entry:
    """One act of entering; to be called within a transaction, for it may refuse halfway."""

    request: HttpRequest
    site: AdminSite
    article: SourceArticle
    form: NewFact

    def enter(self, words: list[Span], attribution: list[Span]) -> Any:
        said = [passage_at(self.article, span) for span in words]
        shows = [passage_at(self.article, span) for span in attribution]
        row = self.form.save(commit=False)
        self._bring(row, shows)
        self._save(row, self.form)
        self.form.save_m2m()
        if isinstance(row, Statement):
            kind = self.form.cleaned_data["kind"]
            printing: Printing = printing_of(row, self.article, said, kind=kind)
            printing.passages.add(*said)
            printing.attribution.add(*shows)
        else:
            rest_on(row, said, self.article)
        if isinstance(row, CaseAgency):
            self._name(row.agency, said)
        return row

    def _name(self, agency: Agency, said: list[Passage]) -> None:
        """A body is published with the words that name it: those of its first role do, where it has none."""
        admin = self.site.get_model_admin(Agency)
        if not agency.passages.exists() and admin.has_change_permission(self.request, agency):
            agency.passages.add(*said)
            admin.log_change(self.request, agency, "Cited the words that name it.")
            divergence.note(agency)

    def _bring(self, row: Any, shows: list[Passage]) -> None:
        """What the row names and the archive does not have yet: a speaker, a question."""
        if isinstance(self.form, NewStatement) and (person := self.form.speaker_to_add()):
            self._save(person, self.form)
            person.passages.add(*shows)
            row.speaker = person
        if isinstance(self.form, NewAccount) and (question := self.form.question_to_add()):
            self._save(question, self.form)
            row.disagreement = question

    def _save(self, row: Any, form: forms.ModelForm[Any]) -> None:
        admin = self.site.get_model_admin(type(row))
        if not admin.has_add_permission(self.request):
            raise PermissionDenied
        admin.save_model(self.request, row, form, change=False)
        admin.log_addition(self.request, row, [{"added": {}}])
