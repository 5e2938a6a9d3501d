"""Waiting for the log to grow: it ends when it should, takes few places, and holds no connection."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from pytest_django import Settings

from api.views import log
from api.waiting import WaitingRoom, newest_sequence, room
from tests.api.contract import CheckedClient, problem

LONG = 20.0
"""Seconds that no test takes: what waits for so long was let go by what the test did."""


@pytest.fixture
def alone() -> Iterator[None]:
    """The process's room, without what an earlier test let it see."""
    room.cache_clear()
    yield
    room.cache_clear()


def test_it_does_not_wait_for_what_is_there_already() -> None:
    assert WaitingRoom(1, lambda: 8).wait(7, LONG)


def test_it_waits_until_the_number_has_grown() -> None:
    numbers = iter([7, 7, 8])

    assert WaitingRoom(1, lambda: next(numbers), every=0.001).wait(7, LONG)
    assert list(numbers) == []


def test_it_gives_up_in_time() -> None:
    assert WaitingRoom(1, lambda: 7, every=0.001).wait(7, 0.01)


def crowded(places: int) -> tuple[WaitingRoom, Event, Callable[[], int]]:
    """A room, what lets its waiting go, and how many looks were taken."""
    grown, looks = Event(), []

    def look() -> int:
        looks.append(1)
        return 8 if grown.is_set() else 7

    return WaitingRoom(places, look, every=0.01), grown, lambda: len(looks)


def test_more_than_its_places_are_turned_away_at_once_and_a_place_is_free_again_afterwards() -> None:
    waiting, grown, _ = crowded(2)
    with ThreadPoolExecutor(2) as clients:
        inside = [clients.submit(waiting.wait, 7, LONG) for _ in range(2)]
        while waiting.wait(7, 0):
            pass  # Until both are inside, of which the room itself tells.

        assert not waiting.wait(7, LONG)
        grown.set()
        assert [one.result() for one in inside] == [True, True]
    assert waiting.wait(7, LONG)


def test_one_client_takes_its_share_and_leaves_the_rest_to_others() -> None:
    waiting, grown, _ = crowded(3)
    waiting.share = 1
    with ThreadPoolExecutor(2) as clients:
        inside = [clients.submit(waiting.wait, 7, LONG, who) for who in ("ada", "ben")]
        while waiting.inside.total() < 2:
            pass  # Until both are inside, of which the room itself tells.
        assert [waiting.wait(7, LONG, who) for who in ("ada", "ben")] == [False, False]
        assert waiting.wait(7, 0, "cyd")
        grown.set()
        assert [one.result() for one in inside] == [True, True]
    assert waiting.wait(7, LONG, "ada")
    assert not waiting.inside


@pytest.mark.parametrize(("proxies", "places", "share"), [(1, 6, 2), (2, 2, 1), (1, 100, 33), (0, 6, 2)])
def test_a_share_is_a_third_with_a_proxy_and_without_one(
    proxies: int, places: int, share: int, settings: Settings, alone: None
) -> None:
    settings.PROXIES, settings.LONG_POLLS = proxies, places
    assert (room().places, room().share) == (places, share)


def test_a_room_without_places_turns_everybody_away() -> None:
    assert not WaitingRoom(0, lambda: 8).wait(7, LONG)


def test_a_failing_look_gives_the_place_back() -> None:
    waiting = WaitingRoom(1, lambda: [][0])
    for _ in range(3):
        with pytest.raises(IndexError):
            waiting.wait(7, LONG)


def test_all_who_wait_share_one_look() -> None:
    waiting, grown, looks = crowded(5)
    waiting.every = LONG
    grown.set()
    with ThreadPoolExecutor(5) as clients:
        assert all(clients.map(lambda _: waiting.wait(7, LONG), range(5)))
    assert looks() == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("three_cases", "alone")
class TestTheFeed:
    def test_lines_that_are_there_are_answered_and_not_kept_by_caches(self, api: CheckedClient) -> None:
        response = api.ask("changes/?after=2&wait=25")
        assert [line["sequence"] for line in response.json()["results"]] == [3]
        assert response.headers["Cache-Control"] == "private, no-cache"
        assert "Retry-After" not in response.headers

    def test_nothing_new_is_an_empty_page(self, api: CheckedClient) -> None:
        assert api.ask("changes/?after=3&wait=1").json()["results"] == []

    def test_where_no_place_is_left_the_answer_says_when_to_ask_again(
        self, api: CheckedClient, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(log, "room", lambda: WaitingRoom(0, newest_sequence))
        response = api.ask("changes/?after=3&wait=25")
        assert (response.status_code, response.headers["Retry-After"]) == (200, "5")

    @pytest.mark.parametrize("wait", ["26", "-1", "1.5", "x", "99999999999999999999", "1&wait=2"])
    def test_a_wait_that_cannot_be_is_refused(self, api: CheckedClient, wait: str) -> None:
        response = api.ask(f"changes/?after=3&wait={wait}")
        assert response.status_code == 400
        assert problem(response)["parameters"][0]["name"] == "wait"

    def test_who_holds_the_newest_page_is_told_so_after_the_wait(self, api: CheckedClient) -> None:
        held = api.ask("changes/?after=3&wait=1").headers["ETag"]
        assert api.ask("changes/?after=3&wait=1", if_none_match=held).status_code == 304
