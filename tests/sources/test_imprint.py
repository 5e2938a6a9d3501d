"""Title, day and author of a page are read as a reader would read them, whatever made the page."""

import pytest

from benchmarks.imprint.fresh import FRESH
from benchmarks.imprint.pages import AFTER, BEFORE, Page
from benchmarks.imprint.seen import SEEN
from sources import bylines, printed_days
from sources.extraction import read


@pytest.mark.parametrize("page", [*BEFORE, *AFTER, *FRESH, *SEEN], ids=lambda page: page.what)
def test_a_page_is_read_as_a_reader_reads_it(page: Page) -> None:
    (found,) = read("page.html", page.source.encode())
    assert (found.title, found.published, found.byline) == (page.title, page.published, page.byline)


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("By Ann Lee and Bo Ray", ["Ann Lee", "Bo Ray"]),
        ("ANN LEE, Staff Writer", ["Ann Lee"]),
        ("Por Ana Gómez y Luis de la Cruz", ["Ana Gómez", "Luis de la Cruz"]),
        ("By Ann Lee | Associated Press", ["Ann Lee"]),
        ("By Ann Lee on Jun 30", ["Ann Lee"]),
        ("By Ann Lee Tuesday, Aug. 17", ["Ann Lee"]),
        ("Ann Lee Senior Washington Correspondent", ["Ann Lee"]),
        ("Ann Lee, Bo Ray, Story By", ["Ann Lee", "Bo Ray"]),
        ("By by ANN LEE", ["Ann Lee"]),
        ("By Ann Lee December 28, 2016", ["Ann Lee"]),
        ("Von Miller", ["Von Miller"]),
        ("Ann Lee, Valley Media Group", ["Ann Lee"]),
        ("Ann Lee (alee@example.org)", ["Ann Lee"]),
        ("annlee", []),
        ("Associated Press", []),
        ("https://example.org/ann", []),
        ("", []),
    ],
)
def test_a_byline_names_its_authors(printed: str, names: list[str]) -> None:
    assert list(bylines.authors(printed)) == names


@pytest.mark.parametrize(
    ("name", "outlet", "nobody"),
    [
        ("MillNews", "MillNews.Online", True),
        ("Mill News", "Mill News", True),
        ("admin", "", True),
        ("Mill News Staff", "Mill News", False),
        ("Ann Lee", "Mill News", False),
        ("Ann Lee", "", False),
    ],
)
def test_an_outlet_or_an_account_is_no_author(name: str, outlet: str, nobody: bool) -> None:
    assert bylines.is_nobody(name, outlet) == nobody


@pytest.mark.parametrize(
    ("outlet", "names"),
    [("", ["Al Valley"]), ("AL", ["Al Valley"]), ("Valley", []), ("Al Valley", [])],
)
def test_no_author_has_the_outlets_name(outlet: str, names: list[str]) -> None:
    assert list(bylines.authors("Al Valley", outlet)) == names


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("Published March 6, 2024", "2024-03-06"),
        ("Updated March 9, 2024 | Published 6 Mar. 2024", "2024-03-06"),
        ("6 de marzo de 2024", "2024-03-06"),
        ("16/03/2024", "2024-03-16"),
        ("03/04/2024", None),
        ("February 30, 2024", None),
    ],
)
def test_a_printed_day_is_told_or_left_to_a_person(printed: str, day: str | None) -> None:
    found = printed_days.find(printed)
    assert (found.isoformat() if found else None) == day
