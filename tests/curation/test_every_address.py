"""Every address of the admin by every role, by GET and by POST: what opens is in the table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from cases.models import Case, Printing, Reply
from curation.models import Resemblance
from curation.roles import ROLES
from curation.site import site
from editions.models import ClientKey, Report, Webhook
from sources.models import Capture, SourceArticle
from tests.curation.test_roles import client_of
from tests.factories import ReplyFactory, published_case
from tests.nouns import TranslationFactory

PEOPLE = [*ROLES, "nobody", "anonymous"]
STAFF, CURATOR, REVIEWER, PUBLISHER = set(ROLES), {"curator"}, {"reviewer"}, {"publisher"}
MEMBERS = STAFF | {"nobody"}
EVERYBODY = set(PEOPLE)
NOUNS = {f"{model._meta.app_label}_{model._meta.model_name}": model for model in site._registry}

OF_CASES: dict[str, tuple[set[str], set[str]]] = {
    "bundle": (STAFF, set()),
    "bring_in": (CURATOR, CURATOR),
    "choose": (STAFF, set()),
    "workbench": (STAFF, set()),
    "cite": (set(), CURATOR),
    "enter": (set(), CURATOR),
    "dismiss": (set(), CURATOR),
    "why": (set(), CURATOR),
    "as_published": (STAFF, set()),
    "preview": (STAFF, set()),
    "review": (REVIEWER, REVIEWER),
    "submit": (CURATOR, CURATOR),
    "send-back": (REVIEWER, REVIEWER),
    "publish": (PUBLISHER, PUBLISHER),
    "correct": (PUBLISHER, PUBLISHER),
    "schedule": (PUBLISHER, PUBLISHER),
    "unschedule": (PUBLISHER, PUBLISHER),
    "retract": (PUBLISHER, PUBLISHER),
    "redact": (PUBLISHER, PUBLISHER),
}
OF_OTHERS: dict[str, tuple[set[str], set[str]]] = {
    "sources_sourcearticle_receive": (CURATOR, CURATOR),
    "sources_sourcearticle_workbench": (STAFF, set()),
    "sources_sourcearticle_reprints": (STAFF, set()),
    "sources_sourcearticle_reprint": (STAFF, CURATOR),
    "editions_report_grant": (CURATOR, CURATOR),
    "auth_user_password_change": (set(), set()),
    # What readers have, or a fact cites, is not deleted; what has no earlier states is not brought back.
    "cases_case_delete": (set(), set()),
    "sources_sourcearticle_delete": (set(), set()),
    "sources_passage_delete": (set(), set()),
    "sources_passage_restore": (set(), set()),
    "sources_passage_change": (STAFF, set()),
    "editions_report_restore": (set(), set()),
    # One's own, and what names no row: pickers are held to the rights of each noun, and tested beside them.
    "index": (MEMBERS, MEMBERS),
    "app_list": (STAFF, STAFF),
    "password_change": (MEMBERS, MEMBERS),
    "password_change_done": (MEMBERS, set()),
    "jsi18n": (MEMBERS, set()),
    "edtf": (MEMBERS, set()),
    "autocomplete": (STAFF, set()),
    "view_on_site": (set(), set()),
    "login": (EVERYBODY, EVERYBODY),
    "logout": ({"anonymous"}, EVERYBODY),
}
"""Who gets in by GET, and who by POST; a screen that nothing is sent to answers a POST with a refusal."""


def who(name: str) -> tuple[set[str], set[str]] | None:
    """Who gets in; None where the table does not say, and the address must be put into it."""
    noun, _, end = name.rpartition("_")
    if name in OF_OTHERS:
        return OF_OTHERS[name]
    if name.startswith("cases_case_") and (end := name.removeprefix("cases_case_")) in OF_CASES:
        return OF_CASES[end]
    return of_noun(noun, end) if noun in NOUNS else None


def of_noun(noun: str, end: str) -> tuple[set[str], set[str]] | None:
    """The screens that every noun has, as the rights of the roles open them."""
    view, add, change, delete = (holders(noun, right) for right in ("view", "add", "change", "delete"))
    return {
        "changelist": (view, view),
        "history": (view, view),
        "change": (view, change),
        "add": (add, add),
        "delete": (delete, delete),
        "restore": (change, change),
        "export": (view, set()),
        "import": (add & change, add & change),
    }.get(end)


def holders(noun: str, right: str) -> set[str]:
    room, _, name = noun.partition("_")
    return {role for role, rights in ROLES.items() if f"{room}.{right}_{name}" in rights}


# --- The addresses ------------------------------------------------------------------------------------------


def patterns_in(patterns: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from patterns_in(one.url_patterns)
        elif one.name:
            yield one


def arguments() -> dict[str, list[str]]:
    """What each address of the admin takes, by its name."""
    (admin,) = [
        one
        for one in get_resolver().url_patterns
        if isinstance(one, URLResolver) and one.namespace == "admin"
    ]
    return {str(one.name): list(one.pattern.regex.groupindex) for one in patterns_in(admin.url_patterns)}


def admin_names() -> list[str]:
    # Logging out comes last: who has done so gets in nowhere.
    return sorted(arguments(), key=lambda name: (name == "logout", name))


def test_every_address_has_a_row() -> None:
    assert [name for name in admin_names() if who(name) is None] == []


@pytest.fixture
def rows(db: None) -> dict[str, Any]:
    """One row of every noun."""
    case = Case.objects.get(slug=published_case(slug="dock-street").slug)
    event = case.events.get()
    event.text = "A complaint was filed on Monday."
    event.save()
    first, second = SourceArticle.objects.order_by("pk")[:2]
    Webhook.objects.create(name="Newsroom", url="https://hooks.example/in", token="a")
    ClientKey.objects.create(name="Newsroom", prefix="a", sha256="b", per_minute=600, expires=timezone.now())
    Report.objects.create(kind="reply", message="We reply.", slug=case.slug)
    Resemblance.objects.create(article=second, other=first, share=0.9)
    Reply.objects.exists() or ReplyFactory.create(case=case)
    Capture.objects.create(
        article=first, sha256="a" * 64, size=0, packed=b"", text="Said.", text_sha256="a" * 64
    )
    User.objects.create_user("eve")
    Group.objects.get_or_create(name="curator")
    TranslationFactory.create(printing=Printing.objects.all()[0])
    return {noun: model._default_manager.first() for noun, model in NOUNS.items()}


ASKED = {"autocomplete": "?app_label=cases&model_name=event&field_name=case&term=a"}


def address_of(name: str, rows: dict[str, Any]) -> str:
    """With the arguments that it takes, from the rows that there are."""
    row = rows.get(name.rpartition("_")[0]) or rows["cases_case"]
    if name.endswith("_reprint"):
        row = Resemblance.objects.get()
    kept = row.history.first() if hasattr(row, "history") else None
    known = {
        "state": kept.history_id if kept else 1,
        "article": rows["sources_sourcearticle"].pk,
        "noun": "event",
        "app_label": "cases",
        "content_type_id": 1,
    }
    taken = {argument: known.get(argument, row.pk) for argument in arguments()[name]}
    return reverse(f"admin:{name}", kwargs=taken) + ASKED.get(name, "")


def answered(client: Client, address: str, method: str) -> int:
    """The status of the answer, and as if it had never been asked."""
    with transaction.atomic():
        answer = client.get(address) if method == "GET" else client.post(address)
        transaction.set_rollback(True)
    return (
        403 if answer.status_code == 302 and "/login/" in answer.headers["Location"] else answer.status_code
    )


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("person", PEOPLE)
def test_nobody_gets_in_where_the_table_does_not_say_so(
    rows: dict[str, Any], person: str, method: str
) -> None:
    client = Client() if person == "anonymous" else client_of(person)
    wrong = []
    for name in admin_names():
        allowed = person in (who(name) or (set(), set()))[method == "POST"]
        status = answered(client, address_of(name, rows), method)
        is_in = status not in (403, 404, 405)
        if is_in != allowed:
            wrong.append(f"{name}: {status}")
    assert not wrong, "\n".join(wrong)
