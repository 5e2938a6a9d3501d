"""Fixtures for pages: the archive as `make run` shows it, planted once for all tests of a module."""

from collections.abc import Iterator

import pytest
from django.core.cache import caches
from django.core.management import call_command
from pytest_django import DjangoDbBlocker

from editions.models import PublicCase
from tests.lasting import lasting_rows

SEEDED = "/cases/chicago-10th-district-migrants-2023/"


@pytest.fixture(scope="module")
def seeded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[PublicCase]:
    """The case of the seeds, published without the private texts of its articles."""
    with lasting_rows(django_db_blocker):
        call_command("seed", verbosity=0, stdout=open_nowhere())
        yield PublicCase.objects.select_related("edition").get()


class Nowhere:
    """Takes what a command prints."""

    def write(self, text: str) -> int:
        return len(text)

    def flush(self) -> None:
        pass


def open_nowhere() -> Nowhere:
    return Nowhere()


@pytest.fixture(autouse=True)
def empty_caches() -> Iterator[None]:
    for cache in caches.all():
        cache.clear()
    yield
    for cache in caches.all():
        cache.clear()
