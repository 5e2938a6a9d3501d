"""The short forms in which new facts are entered beside an article; the rest is on a fact's own screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify

from cases.models import Agency, Case, Disagreement, Person
from cases.terms import PersonCapacity, PrintingKind
from curation.fields import ManyRows, OneRow
from curation.forms import CurationForm
from curation.workbench.proposed import Proposal
from curation.workbench.telling import Told
from sources.fields import refuse_control_characters

KINDS: Final = [(kind.value, kind.label) for kind in PrintingKind]


class NewFact(CurationForm):
    """A fact of `case`; relations among the facts of one case are short lists, not pickers."""

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case = case
        if "case" in {field.name for field in self.instance._meta.fields}:
            self.instance.case = case
        for field in self.fields.values():
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs["rows"] = 2


class NewRole(NewFact):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        same = self.case.case_agencies.filter(agency=cleaned.get("agency"), role=cleaned.get("role"))
        if same.exists():
            raise ValidationError("The case has this body in this role: cite the words for it in the list.")
        return cleaned


class NewStatement(NewFact):
    """A statement with its printing in the open article, and its speaker where the archive has none yet."""

    kind = forms.ChoiceField(label="Printed as", choices=KINDS, initial=PrintingKind.DIRECT)
    new_speaker = forms.CharField(
        label="or a speaker new to the archive",
        required=False,
        max_length=200,
        validators=[refuse_control_characters],
        help_text="A public official or spokesperson, as printed; never anybody accused or harmed.",
    )
    capacity = forms.ChoiceField(
        label="named as",
        required=False,
        choices=[("", "---------"), *((one.value, one.label) for one in PersonCapacity)],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = self.case.allegations.all()
        boxes = forms.CheckboxSelectMultiple
        self.fields["allegations"] = ManyRows(
            rows, label="Concerns the allegation", required=False, widget=boxes
        )
        self.order_fields(["about", "speaker", "new_speaker", "capacity", "agency"])
        self.fields["about"].widget = forms.TextInput(attrs={"class": "vTextField"})
        self.fields["about"].help_text = "What it concerns, in a few neutral words of ours."

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("new_speaker"):
            self._check_new_speaker(cleaned)
        return cleaned

    def _check_new_speaker(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("speaker"):
            self.add_error("new_speaker", "Choose a speaker, or write a new one's name; not both.")
        if not cleaned.get("agency"):
            self.add_error("agency", "Say for which body the new speaker speaks.")
        if not cleaned.get("capacity"):
            self.add_error("capacity", "Say in which public capacity this person may be named.")
        if Person.objects.filter(slug=slugify(cleaned["new_speaker"])).exists():
            self.add_error("new_speaker", "The archive has somebody of this name: choose them above.")

    def speaker_to_add(self) -> Person | None:
        """The person whom this form introduces, checked as any other and not yet stored."""
        cleaned = self.cleaned_data
        if not cleaned.get("new_speaker"):
            return None
        name, agency = cleaned["new_speaker"], cleaned["agency"]
        person = Person(slug=slugify(name), name=name, capacity=cleaned["capacity"], agency=agency)
        person.full_clean()
        return person


class NewStep(NewFact):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = self.case.allegations.all()
        self.fields["allegation"] = OneRow(rows, label="Allegation", empty_label=None, widget=forms.Select)


class NewAccount(NewFact):
    """An account of a disagreement that the case has, or of a question that it opens."""

    question = forms.CharField(
        label="or a new question",
        required=False,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="A question that each account answers: “How many officers?”",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = self.case.disagreements.all()
        self.fields["disagreement"] = OneRow(rows, label="Question", required=False, widget=forms.Select)
        self.order_fields(["disagreement", "question", "value"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if bool(cleaned.get("disagreement")) == bool(cleaned.get("question")):
            raise ValidationError("Choose a question, or write a new one.")
        return cleaned

    def question_to_add(self) -> Disagreement | None:
        if not self.cleaned_data.get("question"):
            return None
        question = Disagreement(case=self.case, question=self.cleaned_data["question"])
        question.full_clean()
        return question


FORMS: Final[dict[str, type[NewFact]]] = {
    "statement": NewStatement,
    "statusstep": NewStep,
    "account": NewAccount,
    "caseagency": NewRole,
}


def initial_of(proposal: Proposal) -> dict[str, Any]:
    """A statement's fields as the engine read them; whom the archive knows is chosen, others are named."""
    read = proposal.candidate
    speaker = named(Person, read.speaker)
    new = read.speaker if read.speaker and not speaker else ""
    agency = named(Agency, read.agency) or (speaker and speaker.agency)
    return {
        "kind": read.kind,
        "speaker": speaker and speaker.pk,
        "agency": agency and agency.pk,
        "title": read.title,
        "said": read.said,
        "new_speaker": new,
        "capacity": PersonCapacity.SPOKESPERSON if new and "spokes" in read.title.lower() else "",
    }


def initial_of_told(told: Told, allegations: Sequence[int]) -> dict[str, Any]:
    """A fact's fields as its words tell them; a body that the archive does not know is left to be chosen."""
    initial = dict(told.fields)
    for name in ("agency", "decided_by"):
        if name in initial:
            body = named(Agency, initial[name])
            initial[name] = body and body.pk
    return initial | ({"allegation": allegations[0]} if len(allegations) == 1 else {})


def named(model: type[Agency] | type[Person], name: str) -> Any:
    """The one row that bears `name`; none where two do, for then a person has to choose."""
    if not name:
        return None
    wanted = name.casefold()
    found = [row for row in model._default_manager.all() if wanted in names_of(row)]
    return found[0] if len(found) == 1 else None


def names_of(row: Any) -> set[str]:
    names = [row.name, *row.also_known_as, getattr(row, "acronym", "")]
    return {str(name).casefold() for name in names if name}
