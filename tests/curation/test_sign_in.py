"""Signing in: a password opens the admin; a second factor is asked of whoever has one, and to publish."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.totp.internal.auth import yield_hotp_counters_from_time as counters
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client

from cases.models import Case
from tests.factories import ready_case

PASSWORD = "correct horse battery staple"
LOGIN = "/admin/login/"


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    cache.clear()


@pytest.fixture
def ada(db: None) -> User:
    return User.objects.create_superuser("ada", password=PASSWORD)


@pytest.fixture
def secret(ada: User) -> str:
    """Ada has an authenticator app, and codes on paper."""
    made: str = generate_totp_secret()
    TOTP.activate(ada, made)
    RecoveryCodes.activate(ada)
    return made


def code_of(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, next(iter(counters())))))


def log_in(client: Client, password: str = PASSWORD, **more: Any) -> Any:
    return client.post(f"{LOGIN}?next=/admin/cases/", {"username": "ada", "password": password, **more})


def test_name_and_password_open_the_admin_where_no_second_factor_is_set_up(client: Client, ada: User) -> None:
    answer = log_in(client, next="/admin/cases/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/cases/")
    assert client.get("/admin/").status_code == 200


def test_it_leads_nowhere_else(client: Client, ada: User) -> None:
    answer = client.post(LOGIN, {"username": "ada", "password": PASSWORD, "next": "https://evil.example/"})
    assert answer.headers["Location"] == "/admin/"


def test_whoever_has_a_second_factor_is_asked_for_it(client: Client, secret: str) -> None:
    answer = log_in(client)
    assert answer.headers["Location"] == "/accounts/2fa/authenticate/"
    assert client.get("/admin/").status_code == 302

    client.post("/accounts/2fa/authenticate/", {"code": "000000"})
    assert client.get("/admin/").status_code == 302
    client.post("/accounts/2fa/authenticate/", {"code": code_of(secret)})
    assert client.get("/admin/").status_code == 200


def test_a_code_on_paper_serves_once(secret: str) -> None:
    paper = RecoveryCodes(Authenticator.objects.get(type="recovery_codes")).get_unused_codes()[0]
    for expected in (200, 302):
        client = Client()
        log_in(client)
        client.post("/accounts/2fa/authenticate/", {"code": paper})
        assert client.get("/admin/").status_code == expected


@pytest.mark.parametrize("verb", ["publish", "correct", "schedule", "retract", "redact"])
def test_what_readers_see_is_not_changed_by_a_password_alone(client: Client, ada: User, verb: str) -> None:
    case: Case = ready_case(slug="dock-street")
    log_in(client)
    answer = client.get(f"/admin/cases/case/{case.pk}/{verb}/")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/accounts/2fa/")


def test_a_second_factor_given_at_login_is_not_asked_again(client: Client, secret: str) -> None:
    case: Case = ready_case(slug="dock-street")
    log_in(client)
    client.post("/accounts/2fa/authenticate/", {"code": code_of(secret)})
    assert client.get(f"/admin/cases/case/{case.pk}/publish/").status_code == 200


def test_whoever_had_to_set_one_up_is_led_back(client: Client, ada: User) -> None:
    publishing = f"/admin/cases/case/{ready_case(slug='dock-street').pk}/publish/"
    log_in(client)
    page = client.get(publishing, follow=True).content.decode()
    assert publishing not in page

    TOTP.activate(ada, generate_totp_secret())

    assert f'<a href="{publishing}">Go on' in client.get("/accounts/2fa/").content.decode()


def test_guessing_is_stopped_even_for_the_right_password(client: Client, ada: User) -> None:
    for _ in range(5):
        log_in(client, "wrong")
    answer = log_in(client)
    assert b"Too many failed login attempts" in answer.content
    assert client.get("/admin/").status_code == 302


def test_guesses_from_elsewhere_behind_our_proxy_lock_nobody_out(
    client: Client, ada: User, settings: Any
) -> None:
    settings.PROXIES = 1
    for number in range(12):
        sent = {"username": f"guess-{number}", "password": "wrong"}
        client.post(LOGIN, sent, headers={"X-Forwarded-For": "203.0.113.9"})
    answer = client.post(
        LOGIN, {"username": "ada", "password": PASSWORD}, headers={"X-Forwarded-For": "198.51.100.7"}
    )
    assert answer.status_code == 302


def test_who_is_no_member_of_staff_stays_outside(client: Client, ada: User) -> None:
    User.objects.filter(pk=ada.pk).update(is_staff=False)
    assert b"staff account" in log_in(client).content


@pytest.mark.parametrize("address", ["signup/", "password/reset/", "email/"])
def test_nobody_signs_up_or_is_sent_mail(client: Client, db: None, address: str) -> None:
    assert client.get(f"/accounts/{address}").status_code == 404


def test_adding_a_factor_asks_for_the_password_again_after_a_while(client: Client, ada: User) -> None:
    client.force_login(ada)
    answer = client.get("/accounts/2fa/totp/activate/")
    assert answer.headers["Location"].startswith("/accounts/reauthenticate/")
