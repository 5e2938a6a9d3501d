"""The first staff login of a new archive."""

import re
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client

pytestmark = pytest.mark.django_db


def run() -> str:
    printed = StringIO()
    call_command("create_first_login", stdout=printed)
    return printed.getvalue()


def password_in(printed: str) -> str:
    found = re.search(r"shown this once: (\S+)", printed)
    assert found, printed
    return found[1]


def test_it_prints_an_address_a_name_and_a_password_that_log_in(client: Client) -> None:
    printed = run()
    assert "http://testserver/admin/ as: staff" in printed
    assert client.login(username="staff", password=password_in(printed))
    assert client.get("/admin/").status_code == 200


def test_it_prints_the_password_once_and_keeps_it(client: Client) -> None:
    password = password_in(run())
    assert run() == ""
    assert client.login(username="staff", password=password)


def test_it_makes_a_new_password_each_time() -> None:
    first = password_in(run())
    User.objects.all().delete()
    second = password_in(run())
    assert first != second
    assert min(len(first), len(second)) >= 24


def test_it_adds_nobody_where_somebody_can_already_log_in() -> None:
    User.objects.create_user("ada", password="correct horse", is_staff=True)
    assert run() == ""
    assert not User.objects.filter(username="staff").exists()


@pytest.mark.parametrize("is_staff", [True, False])
def test_it_does_not_count_an_account_that_only_signs_planted_records(is_staff: bool) -> None:
    User.objects.create_user("seed", password=None, is_staff=is_staff)
    assert password_in(run())


def test_it_does_not_count_a_reader_who_may_not_enter_the_admin() -> None:
    User.objects.create_user("ada", password="correct horse")
    assert password_in(run())


def test_it_does_not_reset_an_account_that_has_its_name() -> None:
    User.objects.create_user("staff", password=None)
    assert run() == ""


def test_it_does_not_store_the_password() -> None:
    password = password_in(run())
    assert password not in User.objects.get(username="staff").password
