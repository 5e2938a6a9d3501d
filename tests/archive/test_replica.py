"""Public reads may lag behind; staff and commands may not."""

from contextvars import Context

import pytest
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from archive.replica import PublicReads, ReplicaRouter, copy

ROUTER = ReplicaRouter()


@pytest.fixture(autouse=True)
def a_copy_that_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is none here; tests/live/test_a_real_copy.py has one, and stops it."""
    monkeypatch.setattr(copy, "answers", lambda: True)


def alias_for(method: str, address: str, *, shared: bool = False) -> str:
    """Where a request reads from; unless shared, on a thread that served nothing before."""
    seen: list[str] = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(ROUTER.db_for_read(User))
        return HttpResponse()

    request = RequestFactory().generic(method, address)
    if shared:
        PublicReads(view)(request)
    else:
        Context().run(PublicReads(view), request)
    return seen[0]


@pytest.mark.parametrize(
    ("method", "address", "alias"),
    [
        ("GET", "/cases/", "replica"),
        ("HEAD", "/api/v1/cases/", "replica"),
        ("GET", "/admin/", "default"),
        ("GET", "/accounts/login/", "default"),
        ("POST", "/cases/", "default"),
    ],
)
def test_a_request_reads_from(method: str, address: str, alias: str) -> None:
    assert alias_for(method, address) == alias


def test_a_command_reads_what_it_wrote() -> None:
    assert Context().run(ROUTER.db_for_read, User) == "default"


def test_a_staff_request_after_a_public_one_reads_what_staff_wrote() -> None:
    def both() -> list[str]:
        return [alias_for("GET", "/cases/", shared=True), alias_for("GET", "/admin/", shared=True)]

    assert Context().run(both) == ["replica", "default"]


def test_while_the_copy_is_silent_the_original_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copy, "answers", lambda: False)
    assert alias_for("GET", "/cases/") == "default"


def test_nothing_is_ever_written_to_the_copy() -> None:
    assert ROUTER.db_for_write(User) == "default"
    assert ROUTER.allow_migrate("default", "auth")
    assert not ROUTER.allow_migrate("replica", "auth")


def test_rows_read_from_the_copy_may_be_linked_to() -> None:
    assert ROUTER.allow_relation(User(), User())
