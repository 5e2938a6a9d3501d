"""An export of everything takes the memory of one chunk, however many rows there are."""

import tracemalloc
from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from api import bulk
from tests.api.contract import CheckedClient
from tests.factories import published_case, published_copies
from tests.lasting import lasting_rows

pytestmark = pytest.mark.django_db

FEW, TIMES = 16, 10
CHUNK = 8


@pytest.fixture(scope="module", autouse=True)
def many_cases(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with lasting_rows(django_db_blocker):
        published_copies(published_case(slug="dock"), FEW * TIMES - 1)
        yield


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "DOCUMENTS", CHUNK)
    monkeypatch.setattr(bulk, "ROWS", CHUNK)


def peak(api: CheckedClient, path: str) -> tuple[int, int]:
    """Bytes sent, and bytes held at once while they were."""
    tracemalloc.start()
    try:
        sent = sum(map(len, api.get(f"/api/v1/exports/{path}")))
        return sent, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("path", ["cases.ndjson", "cases.csv", "statements.ndjson", "statements.csv"])
def test_ten_times_the_rows_take_no_more_memory(api: CheckedClient, path: str) -> None:
    peak(api, path)  # What is kept for good is made once.
    few, held_for_few = peak(api, f"{path}?limit={FEW}")
    many, held_for_many = peak(api, path)
    assert many > 8 * few
    assert held_for_many < 1.3 * held_for_few
