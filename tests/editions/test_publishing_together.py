"""Several processes at one archive: numbers have no gap, nothing is lost, nothing looks like a fault."""

from collections import defaultdict

from tests.nursery import Nursery
from tests.scratch import Scratch
from tests.seedbed import Seedbed, a_case


def planted_for(room: Nursery, scratch: Scratch, bed: Seedbed) -> None:
    bed.cases += [a_case("mill-lane", "b"), a_case("oak-row", "c")]
    room.start(scratch, "seed", str(bed.write().folder), "--articles", str(bed.articles))
    assert room.wait() == [0], room.complained()


def verified(room: Nursery, scratch: Scratch) -> bool:
    room.start(scratch, "verifiers", "1")
    return room.wait() == [0]


def test_publishers_at_once_leave_no_gap_and_lose_nothing(
    room: Nursery, scratch: Scratch, bed: Seedbed
) -> None:
    planted_for(room, scratch, bed)
    for number in range(4):
        room.start(scratch, "publishers", str(number), "4")
    assert room.wait() == [0] * 4, room.complained()
    sequences = [row[0] for row in scratch.ask("SELECT sequence FROM editions_entry ORDER BY sequence")]
    assert sequences == list(range(1, len(sequences) + 1))
    assert len(sequences) > 3 + 4
    for numbers in numbers_by_case(scratch).values():
        assert numbers == list(range(1, len(numbers) + 1))
    assert verified(room, scratch), room.complained()


def numbers_by_case(scratch: Scratch) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for case, number in scratch.ask("SELECT case_id, number FROM editions_edition ORDER BY case_id, number"):
        found[case].append(number)
    return found


def test_publishing_reindexing_and_proving_do_not_disturb_each_other(
    room: Nursery, scratch: Scratch, bed: Seedbed
) -> None:
    planted_for(room, scratch, bed)
    room.start(scratch, "publishers", "0", "5")
    room.start(scratch, "reindexers", "3")
    room.start(scratch, "verifiers", "4")
    assert room.wait() == [0, 0, 0], room.complained()
    assert verified(room, scratch), room.complained()


def test_a_clock_and_a_person_who_publish_the_same_case_never_wait_for_each_other_in_a_circle(
    room: Nursery, scratch: Scratch, bed: Seedbed
) -> None:
    """PostgreSQL ends such a circle by failing one of the two."""
    room.start(scratch, "seed", str(bed.write().folder), "--articles", str(bed.articles))
    assert room.wait() == [0], room.complained()
    room.start(scratch, "hourly", "25")
    room.start(scratch, "publishers", "0", "12")
    assert room.wait() == [0, 0], room.complained()
    assert verified(room, scratch), room.complained()


def test_some_that_seed_an_empty_archive_at_once_plant_it_once(
    room: Nursery, scratch: Scratch, bed: Seedbed
) -> None:
    """Several web workers may start together, and each runs `make run`'s seeding."""
    bed.write()
    for _ in range(3):
        room.start(scratch, "seed", str(bed.folder), "--articles", str(bed.articles))
    assert room.wait() == [0, 0, 0], room.complained()
    assert scratch.ask("SELECT count(*) FROM editions_entry") == [(1,)]
    assert verified(room, scratch), room.complained()
