"""Fixtures of the API's tests: a checked client, and the three cases of the town."""

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from editions.models import Edition
from tests.api.contract import CheckedClient
from tests.editions import town
from tests.lasting import lasting_rows
from tests.scratch import empty_archive, scratch

__all__ = ["api", "empty_archive", "scratch", "three_cases"]


@pytest.fixture
def api() -> CheckedClient:
    return CheckedClient()


@pytest.fixture(scope="module")
def three_cases(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, Edition]]:
    """Public for all tests of a module; what a test does to them ends with it."""
    with lasting_rows(django_db_blocker):
        yield town.build()
