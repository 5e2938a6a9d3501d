"""`manage.py seed` killed at any moment: the archive is as it was or complete; a further run completes it."""

import os
import random
import signal
import time

from tests.nursery import Nursery
from tests.scratch import Scratch
from tests.seedbed import Seedbed

PLANTING = 0.5
"""Seconds that planting takes on a machine with nothing else to do."""


def options(bed: Seedbed) -> list[str]:
    return ["seed", str(bed.write().folder), "--articles", str(bed.articles)]


def completes(room: Nursery, scratch: Scratch, bed: Seedbed, *, editions: int = 1) -> None:
    """A further run ends well, and what it leaves is proven."""
    room.start(scratch, *options(bed))
    assert room.wait() == [0], room.complained()
    assert scratch.ask("SELECT count(*) FROM editions_edition") == [(editions,)]
    room.start(scratch, "verifiers", "1", "--articles", str(bed.articles))
    assert room.wait() == [0], room.complained()


def is_whole(scratch: Scratch) -> bool:
    """Whether everything was planted; it must be that, or nothing at all."""
    records = scratch.records()
    public = scratch.ask("SELECT count(*) FROM editions_publiccase")[0][0]
    assert bool(records) == bool(public), f"{records} records, {public} public cases"
    return bool(records)


def test_killed_before_any_statement_it_leaves_nothing(room: Nursery, scratch: Scratch, bed: Seedbed) -> None:
    arguments = options(bed)
    for at in (1, 2, 30, 150, 300, 400, 480):
        room.start(scratch, *arguments, die_at=at)
        assert room.wait() == [-signal.SIGKILL], f"planting took fewer than {at} statements"
        assert not is_whole(scratch), f"killed before statement {at}"
    completes(room, scratch, bed)


def test_killed_at_random_moments_it_leaves_nothing_or_all(
    room: Nursery, scratch: Scratch, bed: Seedbed
) -> None:
    arguments = options(bed)
    chance = random.Random()
    for _ in range(8):
        pid = room.start(scratch, *arguments)
        time.sleep(chance.uniform(0, PLANTING))
        os.kill(pid, signal.SIGKILL)
        room.wait()
        if is_whole(scratch):
            break
    completes(room, scratch, bed)


def test_an_update_killed_before_any_statement_leaves_what_stood(
    room: Nursery, scratch: Scratch, bed: Seedbed
) -> None:
    completes(room, scratch, bed)
    before = scratch.ask("SELECT document FROM editions_edition")
    bed.case["title"] = "A search in Riverton"
    bed.nouns["agencies"][0]["name"] = "Riverton Police"
    for at in (100, 200, 300):
        room.start(scratch, *options(bed), die_at=at)
        assert room.wait() == [-signal.SIGKILL], f"updating took fewer than {at} statements"
        assert scratch.ask("SELECT document FROM editions_edition") == before
        assert scratch.ask("SELECT count(*) FROM cases_agency WHERE name = 'Riverton Police'") == [(0,)]
    completes(room, scratch, bed, editions=2)


def test_the_real_command_killed_leaves_nothing_or_all(room: Nursery, scratch: Scratch, bed: Seedbed) -> None:
    for seconds in (0.8, 1.2):
        process = scratch.start(*options(bed))
        time.sleep(seconds)
        process.kill()
        process.communicate()
        is_whole(scratch)
    completes(room, scratch, bed)


def test_it_says_in_a_line_what_is_wrong_and_fails(scratch: Scratch, bed: Seedbed) -> None:
    bed.case["titel"] = "x"
    status, printed = scratch.manage(*options(bed))
    assert status == 1
    assert "Traceback" not in printed
    assert "Nothing was planted.\nseeds/cases/elm-street.yaml:1: Additional properties" in printed
    assert not is_whole(scratch)
