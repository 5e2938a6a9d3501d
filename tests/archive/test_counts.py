"""Counters in a file: what one process counts, every other knows, and of requests at once none is lost."""

import multiprocessing
from collections.abc import Callable
from pathlib import Path

import pytest
import time_machine

from archive.counts import Counts

TIMES, PROCESSES = 300, 4


@pytest.fixture
def counts(tmp_path: Path) -> Counts:
    return Counts(str(tmp_path / "counts.sqlite3"), {})


def count(path: str) -> None:
    mine = Counts(path, {})
    for _ in range(TIMES):
        mine.add("asked", 0, 60)
        mine.incr("asked")


def test_processes_that_count_at_once_lose_nothing(counts: Counts) -> None:
    spawned = multiprocessing.get_context("spawn")
    others = [spawned.Process(target=count, args=(counts.path,)) for _ in range(PROCESSES)]
    for one in others:
        one.start()
    for one in others:
        one.join()
    assert counts.get("asked") == TIMES * PROCESSES


def test_a_counter_is_added_once_and_ends(counts: Counts) -> None:
    with time_machine.travel("2027-03-01T12:00:00Z", tick=False) as clock:
        assert [counts.add("asked", 0, 60), counts.add("asked", 5, 60)] == [True, False]
        assert [counts.incr("asked"), counts.incr("asked", 2), counts.get("asked")] == [1, 3, 3]
        clock.shift(60)
        assert counts.get("asked", "none") == "none"
        assert counts.add("asked", 7, 60)
        assert counts.incr("asked") == 8


def test_what_is_not_there_cannot_be_counted_on(counts: Counts) -> None:
    with pytest.raises(ValueError, match="There is no counter asked"):
        counts.incr("asked")


def test_counters_are_set_deleted_and_cleared(counts: Counts) -> None:
    counts.set("one", 1, None)
    counts.set("two", 2)
    assert [counts.delete("one"), counts.delete("one"), counts.get("one"), counts.get("two")] == [
        True,
        False,
        None,
        2,
    ]
    counts.clear()
    assert counts.get("two") is None


def test_only_numbers_are_kept(counts: Counts) -> None:
    with pytest.raises(TypeError, match="Only whole numbers"):
        counts.set("asked", "a word")


@pytest.mark.parametrize(
    "spoil", [lambda path: path.mkdir(), lambda path: path.write_bytes(b"no database" * 90)]
)
def test_a_file_that_cannot_be_used_stops_nobody(spoil: Callable[[Path], object], tmp_path: Path) -> None:
    spoil(tmp_path / "spoilt")
    counts = Counts(str(tmp_path / "spoilt"), {})
    assert [counts.add("asked", 0), counts.get("asked", 0)] == [False, 0]
    with pytest.raises(ValueError, match="There is no counter"):
        counts.incr("asked")


def test_counters_that_have_ended_are_swept_out(counts: Counts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.counts.SWEPT", 1.1)
    with time_machine.travel("2027-03-01T12:00:00Z", tick=False) as clock:
        counts.add("old", 0, 60)
        clock.shift(61)
        counts.add("new", 0, 60)
    assert counts.run("SELECT name FROM counts", []) == [(":1:new",)]
