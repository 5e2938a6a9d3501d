"""Webhooks and keys are made by staff: secrets are shown once, and what a worker knows is not undone."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from editions import keys, webhooks
from editions.models import ClientKey, Webhook
from tests.curation.conftest import Signed

HOOK = {
    "name": "Newsroom",
    "url": "https://hooks.example/in",
    "active": "on",
    "sequence": "4",
    "deliveries-TOTAL_FORMS": "0",
    "deliveries-INITIAL_FORMS": "0",
}
KEY = {"name": "Newsroom", "per_minute": "600", "expires_0": "2031-01-01", "expires_1": "00:00"}


def saved(staff: Client, path: str, form: dict[str, str]) -> str:
    response = staff.post(f"/admin/editions/{path}", form, follow=True)
    assert response.status_code == 200
    return str(response.content.decode())


def test_the_secret_of_a_new_hook_is_shown_once(staff: Client) -> None:
    page = saved(staff, "webhook/add/", HOOK)
    hook = Webhook.objects.get()
    secret = webhooks.shown(webhooks.secret_of(hook))
    assert secret.replace("+", "&#x2B;") in page or secret in page
    assert "whsec_" not in staff.get(f"/admin/editions/webhook/{hook.pk}/change/").content.decode()


@pytest.mark.parametrize(
    "url", ["http://hooks.example/", "https://u:p@hooks.example/", "javascript:alert(1)"]
)
def test_an_address_that_nothing_may_be_sent_to_is_refused(staff: Client, url: str) -> None:
    assert "errorlist" in saved(staff, "webhook/add/", HOOK | {"url": url})
    assert not Webhook.objects.exists()


def test_saving_does_not_undo_what_the_worker_did_meanwhile(staff: Client) -> None:
    saved(staff, "webhook/add/", HOOK)
    hook = Webhook.objects.get()
    opened = staff.get(f"/admin/editions/webhook/{hook.pk}/change/").content.decode()
    assert 'name="initial-sequence" value="4"' in opened
    Webhook.objects.update(sequence=9)
    saved(staff, f"webhook/{hook.pk}/change/", HOOK | {"name": "Another name", "initial-sequence": "4"})
    hook.refresh_from_db()
    assert (hook.name, hook.sequence) == ("Another name", 9)


def test_switching_a_hook_on_again_forgets_its_failures(staff: Client) -> None:
    hook = Webhook.objects.create(
        name="Newsroom", url="https://hooks.example/", token="a", active=False, failures=15, sequence=4
    )
    saved(staff, f"webhook/{hook.pk}/change/", HOOK)
    hook.refresh_from_db()
    assert (hook.active, hook.failures) == (True, 0)
    assert hook.next_attempt <= timezone.now()


def test_a_new_key_is_shown_once_and_kept_as_a_hash(staff: Client, ada: User) -> None:
    page = saved(staff, "clientkey/add/", KEY)
    found = re.search(rf"{keys.MARK}[0-9a-f]{{8}}_[\w-]{{43}}", page)
    row = ClientKey.objects.get()
    assert found
    assert (row.sha256, row.made_by) == (keys.hashed(found[0]), ada)
    assert keys.allowance(found[0]) == 600
    assert found[0] not in staff.get(f"/admin/editions/clientkey/{row.pk}/change/").content.decode()


def test_a_key_is_revoked_and_not_deleted(staff: Client) -> None:
    saved(staff, "clientkey/add/", KEY)
    key = ClientKey.objects.get()
    assert staff.post(f"/admin/editions/clientkey/{key.pk}/delete/", {"post": "yes"}).status_code == 403
    saved(staff, f"clientkey/{key.pk}/change/", KEY | {"revoked": "on"})
    key.refresh_from_db()
    assert key.revoked


@pytest.mark.parametrize("noun", ["webhook", "clientkey"])
def test_who_curates_cases_sees_neither(signed_in: Signed, noun: str) -> None:
    curator = signed_in("cases.view_case", "cases.change_case")
    assert curator.get(f"/admin/editions/{noun}/").status_code == 403
