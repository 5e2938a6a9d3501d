"""Every screen of every noun opens; tests loop over the nouns, for publishing a case costs more than all."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases import models as cases
from curation.permissions import MADE_BY_MACHINE
from curation.site import site
from editions.models import ClientKey, Edition, Entry, Report, Webhook
from sources import models as sources
from sources.extraction import read
from sources.intake import take
from tests.factories import ReplyFactory, TranslationFactory

pytestmark = pytest.mark.usefixtures("published")

REGISTERED = sorted(site._registry, key=lambda model: model._meta.label)
READ_ONLY = (Edition, Entry, Report, sources.Capture)
MAKES: dict[type[Model], Callable[[], object]] = {
    cases.Reply: lambda: ReplyFactory.create(case=cases.Case.objects.get()),
    cases.Translation: lambda: TranslationFactory.create(printing=cases.Printing.objects.all()[0]),
    Group: lambda: Group.objects.create(name="curators"),
    Report: lambda: Report.objects.create(kind="error", message="The day is wrong."),
    sources.Capture: lambda: take(read("received.txt", b"An article as it was received.")[0]),
    Webhook: lambda: Webhook.objects.create(name="A mirror", url="https://mirror.example/", token="t" * 32),
    ClientKey: lambda: ClientKey.objects.create(
        name="A client", prefix="abcdefgh", sha256="0" * 64, expires=timezone.now()
    ),
}
"""Nouns of which a published case has none."""


def address(model: type[Model], screen: str, *args: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{screen}", args=args)


def row_of(model: type[Model]) -> Any:
    if model in MAKES and not model._default_manager.exists():
        MAKES[model]()
    return model._default_manager.all()[0]


def refused(staff: Client, addresses: list[str]) -> list[str]:
    assert addresses
    return [asked for asked in addresses if staff.get(asked).status_code != 200]


@pytest.mark.parametrize("room", [cases, sources])
def test_every_noun_has_screens(room: Any) -> None:
    nouns = {getattr(room, name) for name in room.__all__ if hasattr(getattr(room, name), "_meta")}
    without = {noun for noun in nouns if not noun._meta.abstract} - set(REGISTERED)
    # What a seed file last said is bookkeeping of planting; the rest stands on a case's own screens.
    assert without <= {cases.Planting, cases.Move, cases.FactCheck, cases.Schedule, *MADE_BY_MACHINE}


def test_every_list_opens_and_shows_its_rows(staff: Client) -> None:
    for model in REGISTERED:
        row_of(model)
        answer = staff.get(address(model, "changelist"))
        assert answer.status_code == 200, model
        assert len(answer.context["cl"].result_list) == model._default_manager.count(), model


def test_every_form_for_a_new_row_opens(staff: Client) -> None:
    assert refused(staff, [address(model, "add") for model in REGISTERED if model not in READ_ONLY]) == []


@pytest.mark.parametrize("screen", ["change", "history"])
def test_the_screens_of_a_row_open(staff: Client, screen: str) -> None:
    assert refused(staff, [address(model, screen, row_of(model).pk) for model in REGISTERED]) == []


def test_every_list_can_be_searched(staff: Client) -> None:
    searched = [f"{address(model, 'changelist')}?q=police+station" for model in REGISTERED]
    assert refused(staff, searched) == []


def test_each_choice_of_every_filter_opens(staff: Client) -> None:
    for model in REGISTERED:
        here = address(model, "changelist")
        cl = staff.get(here).context["cl"]
        choices = [choice["query_string"] for spec in cl.filter_specs for choice in spec.choices(cl)]
        assert refused(staff, [here, *(here + choice for choice in choices)]) == []


def test_every_relation_is_chosen_by_typing(staff: Client) -> None:
    ours = [model for model in REGISTERED if model._meta.app_label in ("cases", "sources")]
    plain = {
        (model.__name__, name)
        for model in ours
        for name, select in selects(staff.get(address(model, "change", row_of(model).pk)).content.decode())
        if name in relations() and "admin-autocomplete" not in select
    }
    assert plain == set()


def selects(page: str) -> list[tuple[str, str]]:
    """The name and the tag of each list of choices in a page."""
    tags = [part.split(">")[0] for part in page.split("<select ")[1:]]
    return [(tag.split('name="')[1].split('"')[0].split("-")[-1], tag) for tag in tags]


def relations() -> set[str]:
    fields = [field for model in REGISTERED for field in model._meta.get_fields() if field.concrete]
    return {field.name for field in fields if field.is_relation}


def test_that_rule_looks_at_the_relations_there_are(staff: Client) -> None:
    page = staff.get(address(cases.Case, "change", row_of(cases.Case).pk)).content.decode()
    assert {"passages", "jurisdiction", "related", "agency", "role"} <= {name for name, _ in selects(page)}


@pytest.mark.parametrize("room", ["cases", "sources", "editions", "auth"])
def test_the_list_of_a_room_opens(staff: Client, room: str) -> None:
    assert staff.get(f"/admin/{room}/").status_code == 200


PAGES = ["", "cases/case/", "cases/case/{}/change/", "cases/case/{}/preview/", "cases/case/{}/publish/"]


@pytest.mark.parametrize("page", [*PAGES, "login/", "sources/passage/add/", "cases/statement/add/"])
def test_a_page_holds_no_script_and_no_style_of_its_own(staff: Client, client: Client, page: str) -> None:
    """The policy that the archive sends (default-src 'self') would leave them out."""
    browser = client if page == "login/" else staff
    answer = browser.get(f"/admin/{page.format(row_of(cases.Case).pk)}")
    text = answer.content.decode()
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert re.findall(r"<script(?![^>]*\ssrc=)[^>]*>|<style|\sstyle=|\son\w+=", text) == []
    assert text.count("curation/admin.css") == 1


def test_the_menu_begins_with_the_case_and_leaves_parts_out(staff: Client) -> None:
    rooms = staff.get("/admin/").context["app_list"]
    names = [noun["object_name"] for noun in rooms[0]["models"]]
    assert names[0] == "Case"
    assert not {"SummarySentence", "StatusStep", "Printing", "Account"} & set(names)
