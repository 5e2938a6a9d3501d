"""The picture of a timeline: days in order, shapes as wide as their dates are vague, none on another."""

from itertools import combinations, pairwise

import pytest

from pages.casepage.picture import APART, SIDE, WIDTH, Shape, picture_of
from pages.casepage.timeline import Day, Entry

JULY_6, JULY_7, JULY_18 = "2023-07-06", "2023-07-07", "2023-07-18"
FIRST, LAST = "0001-01-01", "9999-12-31"


def entry(earliest: str, latest: str, kind: str = "event") -> Entry:
    return Entry(kind, "on a day", (earliest, latest), "Something happened.", "", "event-a")


def shapes(*entries: Entry) -> list[Shape]:
    picture = picture_of([Day("on a day", list(entries))])
    assert picture is not None
    return [shape for band in picture.bands for shape in band.shapes]


def test_days_stand_in_their_order_between_the_sides() -> None:
    xs = [shape.left for shape in shapes(*(entry(day, day) for day in (JULY_6, JULY_7, JULY_18)))]
    assert xs == sorted(xs)
    assert (xs[0], xs[-1]) == (SIDE, WIDTH - SIDE)


def test_a_longer_gap_is_wider_but_not_to_scale() -> None:
    first, second, third = (shape.left for shape in shapes(*(entry(d, d) for d in (JULY_6, JULY_7, JULY_18))))
    assert 1 < (third - second) / (second - first) < 11


@pytest.mark.parametrize(
    ("dates", "is_day", "opens"),
    [
        pytest.param((JULY_6, JULY_6), True, (False, False), id="a day is a dot"),
        pytest.param((JULY_6, JULY_18), False, (False, False), id="a span is a bar"),
        pytest.param((JULY_7, LAST), False, (False, True), id="on or after"),
        pytest.param((FIRST, JULY_7), False, (True, False), id="on or before"),
    ],
)
def test_a_shape_is_as_precise_as_its_date(
    dates: tuple[str, str], is_day: bool, opens: tuple[bool, bool]
) -> None:
    shown = shapes(entry(*dates), entry(JULY_6, JULY_6, "status"), entry(JULY_18, JULY_18, "status"))[0]
    assert (shown.is_day, (shown.opens_left, shown.opens_right)) == (is_day, opens)
    assert (shown.width > 0) is not is_day


def test_no_two_shapes_of_one_kind_cover_each_other() -> None:
    ends = [JULY_6, JULY_7, JULY_18]
    many = [entry(a, b) for a in ends for b in ends if a <= b] * 3
    for one, other in combinations(shapes(*many), 2):
        assert one.y != other.y or one.right < other.left or other.right < one.left


def test_what_no_day_bounds_is_counted_and_not_drawn() -> None:
    days = [entry(JULY_6, JULY_6), entry(JULY_7, JULY_7), entry("", ""), entry(FIRST, LAST)]
    picture = picture_of([Day("on a day", days)])
    assert picture is not None
    assert (picture.undated, sum(len(band.shapes) for band in picture.bands)) == (2, 2)


def test_there_is_no_picture_of_a_single_day() -> None:
    assert picture_of([Day("on a day", [entry(JULY_6, JULY_6)])]) is None


def test_dates_below_it_do_not_touch() -> None:
    days = [f"2023-07-{day:02}" for day in range(1, 31)]
    picture = picture_of([Day("on a day", [entry(day, day) for day in days])])
    assert picture is not None
    xs = [tick.x for tick in picture.ticks]
    assert len(xs) > 2
    assert all(after - before >= APART for before, after in pairwise(xs))
