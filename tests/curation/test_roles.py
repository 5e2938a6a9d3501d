"""Role by action: each role does what it is for, by every door, and nothing else."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.db.models import Model
from django.test import Client
from django.utils import timezone

from cases.models import Case, Event
from curation.roles import ROLES
from editions.models import ClientKey, Report, Webhook
from editions.publishing import RULES
from tests.curation.conftest import sign_in_twice
from tests.factories import ready_case

CANARY = "Kestrel"
PEOPLE = [*ROLES, "nobody"]


@pytest.fixture
def case(db: None) -> Case:
    Webhook.objects.create(name="Newsroom", url="https://hooks.example/in", token="a")
    ClientKey.objects.create(name="Newsroom", prefix="a", sha256="b", per_minute=600, expires=timezone.now())
    Report.objects.create(kind="error", message="The day is wrong.")
    return ready_case(slug="dock-street", title=f"{CANARY}: a complaint about an arrest at a police station")


def client_of(role: str) -> Client:
    user = User.objects.create_user(role, is_staff=True)
    user.groups.set(Group.objects.filter(name=role))
    client = Client()
    sign_in_twice(client, user)
    return client


@pytest.mark.parametrize("role", ROLES)
def test_a_role_has_the_rights_of_the_table(db: None, role: str) -> None:
    granted = Group.objects.get(name=role).permissions.select_related("content_type")
    found = {f"{right.content_type.app_label}.{right.codename}" for right in granted}
    assert found == ROLES[role]


Door = Callable[[Client, Case], Any]


def get(address: str) -> Door:
    return lambda client, case: client.get(f"/admin/{address.format(**keys_of(case))}")


def post(address: str, **sent: str) -> Door:
    def knock(client: Client, case: Case) -> Any:
        keys = keys_of(case)
        filled = {name: value.format(**keys) for name, value in sent.items()}
        return client.post(f"/admin/{address.format(**keys)}", filled)

    return knock


def keys_of(case: Case) -> dict[str, int]:
    rows: dict[str, Model] = {
        "case": case,
        "event": Event.objects.get(case=case),
        "hook": Webhook.objects.get(),
        "key": ClientKey.objects.get(),
        "report": Report.objects.get(),
    }
    return {name: row.pk for name, row in rows.items()}


STAFF = {"curator", "reviewer", "publisher", "auditor"}
CURATOR, REVIEWER, PUBLISHER, NOBODY = {"curator"}, {"reviewer"}, {"publisher"}, set[str]()
DOORS: list[tuple[str, Door, set[str]]] = [
    ("read the list of cases", get("cases/case/"), STAFF),
    ("read a case", get("cases/case/{case}/change/"), STAFF),
    ("preview it", get("cases/case/{case}/preview/"), STAFF),
    ("read its history", get("cases/case/{case}/history/"), STAFF),
    ("read a fact", get("cases/event/{event}/change/"), STAFF),
    ("read the evidence", get("sources/sourcearticle/"), STAFF),
    ("read editions", get("editions/edition/"), STAFF),
    ("read the log", get("editions/entry/"), STAFF),
    ("open a new case", get("cases/case/add/"), CURATOR),
    ("change a case", post("cases/case/{case}/change/", title="x"), CURATOR),
    ("change a fact", post("cases/event/{event}/change/", text="x"), CURATOR),
    ("delete a fact", get("cases/event/{event}/delete/"), CURATOR),
    ("paste an article", get("sources/sourcearticle/add/"), CURATOR),
    (
        "pick a case by typing",
        get("autocomplete/?app_label=cases&model_name=event&field_name=case&term=a"),
        STAFF,
    ),
    (
        "change many at once",
        post("cases/case/", action="postpone_next_check", _selected_action="{case}", index="0"),
        CURATOR,
    ),
    ("send to review", get("cases/case/{case}/submit/"), CURATOR),
    ("review", get("cases/case/{case}/review/"), REVIEWER),
    ("check facts", post("cases/case/{case}/review/", keep="1"), REVIEWER),
    ("approve", post("cases/case/{case}/review/", approve="1"), REVIEWER),
    ("return", get("cases/case/{case}/send-back/"), REVIEWER),
    ("publish", get("cases/case/{case}/publish/"), PUBLISHER),
    ("publish at once", post("cases/case/{case}/publish/", note="n"), PUBLISHER),
    ("schedule", get("cases/case/{case}/schedule/"), PUBLISHER),
    ("take off the schedule", post("cases/case/{case}/unschedule/"), PUBLISHER),
    ("correct", get("cases/case/{case}/correct/"), PUBLISHER),
    ("retract", get("cases/case/{case}/retract/"), PUBLISHER),
    ("redact", get("cases/case/{case}/redact/"), PUBLISHER),
    ("read who is told of changes", get("editions/webhook/"), STAFF),
    ("read how one of them is told", get("editions/webhook/{hook}/change/"), STAFF),
    ("have somebody told of changes", get("editions/webhook/add/"), PUBLISHER),
    ("stop telling them", get("editions/webhook/{hook}/delete/"), PUBLISHER),
    ("read who has a key", get("editions/clientkey/"), STAFF),
    ("read when a key expires", get("editions/clientkey/{key}/change/"), STAFF),
    ("give out a key", get("editions/clientkey/add/"), PUBLISHER),
    ("revoke a key", post("editions/clientkey/{key}/change/", revoked="on"), PUBLISHER),
    ("delete a key", get("editions/clientkey/{key}/delete/"), NOBODY),
    ("answer a reader", post("editions/report/{report}/change/", answer="x"), CURATOR),
    ("give out roles", get("auth/user/"), NOBODY),
    ("change groups", get("auth/group/"), NOBODY),
]


@pytest.mark.parametrize("role", PEOPLE)
@pytest.mark.parametrize(("action", "door", "allowed"), DOORS, ids=[row[0] for row in DOORS])
def test_a_door_opens_to_the_roles_it_is_for(
    case: Case, role: str, action: str, door: Door, allowed: set[str]
) -> None:
    before = Case.objects.values_list("next_check", flat=True).get()
    answer = door(client_of(role), case)
    refused = answer.status_code == 403
    if action == "change many at once":
        # An action that is not offered is not done; the list is shown again.
        moved = Case.objects.values_list("next_check", flat=True).get() != before
        refused = not moved
    assert refused == (role not in allowed), f"{role}: {action}: {answer.status_code}"
    if refused and role == "nobody":
        assert CANARY not in answer.content.decode()


def test_every_verb_stands_behind_one_role() -> None:
    for verb, rule in RULES.items():
        holders = {role for role, rights in ROLES.items() if rule.right in rights}
        assert len(holders) == 1, verb


def test_the_auditor_changes_nothing(db: None) -> None:
    assert all(".view_" in right for right in ROLES["auditor"])
