"""Sessions, logins and CSRF protection where staff are, and nowhere else."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

pytestmark = [pytest.mark.usefixtures("addresses"), pytest.mark.django_db]


def test_public_addresses_get_no_session_user_or_messages(client: Client) -> None:
    assert client.get("/try/seen").content == b""


@pytest.mark.parametrize("address", ["/admin/try/seen", "/accounts/try/seen"])
def test_staff_addresses_get_all_three(client: Client, address: str) -> None:
    assert client.get(address).content == b"session,user,_messages"


def test_public_answers_set_no_cookie_and_do_not_vary_by_one(client: Client) -> None:
    client.force_login(User.objects.create_user("ada"))
    response = client.get("/try/long")
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize("address", ["/admin/try/seen", "/admin/login/", "/admin/", "/admin/nowhere/"])
def test_staff_answers_are_never_stored(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.headers["Cache-Control"] == "no-store, private"
    assert "ETag" not in response.headers


def test_an_address_that_only_begins_like_a_staff_one_is_public(client: Client) -> None:
    assert client.get("/administration").content == b""


def test_it_refuses_a_form_without_its_csrf_token() -> None:
    careful = Client(enforce_csrf_checks=True)
    assert careful.post("/admin/try/seen").status_code == 403


def test_it_accepts_a_form_with_its_csrf_token() -> None:
    careful = Client(enforce_csrf_checks=True)
    careful.get("/admin/login/")
    token = careful.cookies["csrftoken"].value
    assert careful.post("/admin/try/seen", {"csrfmiddlewaretoken": token}).status_code == 200


def test_staff_can_log_in(client: Client) -> None:
    User.objects.create_superuser("ada", password="correct horse")
    answer = client.post("/admin/login/?next=/admin/", {"username": "ada", "password": "correct horse"})
    assert answer.status_code == 302
    assert client.get("/admin/").status_code == 200
