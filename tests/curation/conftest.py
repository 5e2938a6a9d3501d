"""Who works in the admin, as the tests see them."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from tests.factories import published_case
from tests.seedbed import bed, planted, planted_once

__all__ = ["bed", "planted", "planted_once"]

Signed = Callable[..., Client]


@pytest.fixture
def ada(db: None) -> User:
    return User.objects.create_superuser("ada")


@pytest.fixture
def staff(ada: User) -> Client:
    """A browser in which a superuser is signed in."""
    client = Client()
    sign_in_twice(client, ada)
    return client


@pytest.fixture
def signed_in(db: None) -> Signed:
    """`signed_in("cases.view_case", ...)`: a browser of a member of staff with these rights and no others."""

    def sign_in(*permissions: str) -> Client:
        user = User.objects.create_user(f"staff-{User.objects.count()}", is_staff=True)
        user.user_permissions.set(map(permission, permissions))
        client = Client()
        sign_in_twice(client, user)
        return client

    return sign_in


def permission(name: str) -> Permission:
    room, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=room, codename=codename)


NOUNS_OF_A_CASE = (
    "cases.view_case",
    "cases.view_summarysentence",
    "cases.view_caseagency",
    "cases.view_trackingnumber",
    "cases.view_allegation",
    "cases.view_statusstep",
    "cases.view_statement",
    "cases.view_printing",
    "cases.view_translation",
    "cases.view_event",
    "cases.view_disagreement",
    "cases.view_account",
    "cases.view_reply",
    "cases.view_agency",
    "cases.view_jurisdiction",
    "cases.view_person",
    "sources.view_outlet",
    "sources.view_sourcearticle",
    "sources.view_capture",
    "sources.view_passage",
)
"""What somebody must be allowed to view before a case is shown to them."""


@pytest.fixture
def published(db: None) -> str:
    """The slug of a published case with one of everything."""
    return published_case(slug="dock-street").slug


def sign_in_twice(client: Client, user: User) -> None:
    """A browser in which `user` has given password and second factor."""
    client.force_login(user)
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": 0.0, "type": "totp"}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
