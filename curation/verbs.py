"""The verbs as staff meet them: each button with its page, its form, and what it says when it is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cases.models import Case
from curation import addresses, verb_forms
from curation.permissions import may
from editions import publishing
from editions.models import Edition
from editions.publishing import RULES, Progress, Rule, State
from editions.publishing.rules import allowed_states

Act = Callable[[Case, User, dict[str, Any]], SafeString | str]


@dataclass(frozen=True)
class Verb:
    """One verb of `editions.publishing` with its page."""

    name: str
    button: str
    explained: str
    form: type[verb_forms.VerbForm]
    act: Act
    needs_edition: bool = False
    grave: bool = False
    """Its button stands apart: it takes something from readers."""

    @property
    def rule(self) -> Rule:
        return RULES[self.name]

    def address(self, case: Case) -> str:
        return f"{addresses.of_row(case).removesuffix('change/')}{self.name.replace('_', '-')}/"

    def is_open(self, progress: Progress, user: Any) -> bool:
        """Whether its button is shown: the page itself refuses with a reason."""
        fits = progress.state in allowed_states(self.name)
        return may(user, self.name) and fits and (progress.edition is not None or not self.needs_edition)


def released(word: str, edition: Edition | None) -> SafeString | str:
    if edition is None:
        return "Nothing was published: the current edition says all of this already."
    address = addresses.of_public_edition(edition.slug, edition.number)
    return format_html('{} <a href="{}">edition {}</a>.', word, address, edition.number)


def submit(case: Case, user: User, said: dict[str, Any]) -> str:
    publishing.submit(case, by=user, **said)
    return "Sent to review."


def send_back(case: Case, user: User, said: dict[str, Any]) -> str:
    publishing.send_back(case, by=user, **said)
    return "Returned to its curators."


def publish(case: Case, user: User, said: dict[str, Any]) -> SafeString | str:
    return released("Published as", publishing.publish(case, by=user, **said))


def correct(case: Case, user: User, said: dict[str, Any]) -> SafeString | str:
    return released("Corrected in", publishing.correct(case, by=user, **said))


def schedule(case: Case, user: User, said: dict[str, Any]) -> str:
    row = publishing.schedule(case, by=user, **said)
    return f"To be published on {row.due:%-d %B %Y at %H:%M} UTC."


def unschedule(case: Case, user: User, said: dict[str, Any]) -> str:
    publishing.unschedule(case, by=user)
    return "Taken off the schedule; it stays approved."


def retract(case: Case, user: User, said: dict[str, Any]) -> str:
    publishing.retract(case, by=user, **said)
    return "Retracted: readers find your reason in its place."


def redact(case: Case, user: User, said: dict[str, Any]) -> str:
    entry = publishing.redact(case, by=user, **said)
    return f"Redacted: {len(entry.removed)} parts are gone from its editions. The log says why, never what."


VERBS: dict[str, Verb] = {
    verb.name: verb
    for verb in (
        Verb(
            "submit",
            "Send to review",
            "A second person holds every changed fact against its passages, and approves or returns it.",
            verb_forms.SubmitForm,
            submit,
        ),
        Verb(
            "send_back",
            "Return with a note",
            "The case is a draft again; an approval ends with it.",
            verb_forms.SendBackForm,
            send_back,
        ),
        Verb(
            "publish",
            "Publish",
            "What was approved becomes the next edition, as it stands here, for good.",
            verb_forms.PublishForm,
            publish,
        ),
        Verb(
            "correct",
            "Publish as a correction",
            "Only where something published was wrong. News of the matter is published, not corrected.",
            verb_forms.CorrectForm,
            correct,
            needs_edition=True,
        ),
        Verb("schedule", "Schedule", "It is published at its hour.", verb_forms.ScheduleForm, schedule),
        Verb("unschedule", "Take off the schedule", "It stays approved.", verb_forms.VerbForm, unschedule),
        Verb(
            "retract",
            "Retract",
            "The case leaves the public for good; a notice with your reason stays in its place.",
            verb_forms.RetractForm,
            retract,
            needs_edition=True,
            grave=True,
        ),
        Verb(
            "redact",
            "Redact",
            "Parts leave every edition, export and index for good. The log says of what kind, and why.",
            verb_forms.RedactForm,
            redact,
            needs_edition=True,
            grave=True,
        ),
    )
}


def open_verbs(progress: Progress, user: Any) -> list[tuple[Verb, str]]:
    """The verbs that `user` may do to a case as it stands, each with the address of its page."""
    scheduled = progress.schedule is not None and progress.state != State.WITHDRAWN
    return [
        (verb, verb.address(progress.case))
        for verb in VERBS.values()
        if verb.is_open(progress, user) and (verb.name != "unschedule" or scheduled)
    ]
