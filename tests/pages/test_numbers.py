"""Numbers: each out of a stated whole, split by outcome, and the same as what the lists hold."""

from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker

from editions.vocabulary import Disposition
from pages.numbers import Outcome, numbers, outcome_of
from tests.factories import published_case
from tests.lasting import lasting_rows
from tests.pages import dom

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def town(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with lasting_rows(django_db_blocker):
        published_case(slug="open", happened="2024-03")
        published_case(slug="before", happened="../2022-05-01")
        published_case(slug="closed", happened="2022-05-01", process="concluded", disposition="sustained")
        yield


@pytest.mark.parametrize(
    ("disposition", "outcome"),
    [
        pytest.param("none-yet", Outcome.NONE_YET, id="nothing decided"),
        pytest.param("sustained", Outcome.SUSTAINED, id="the one finding against somebody"),
        pytest.param("not-sustained", Outcome.OTHER_FINDING, id="a finding"),
        pytest.param("exonerated", Outcome.OTHER_FINDING, id="another finding"),
        pytest.param("administratively-closed", Outcome.NO_FINDING, id="an ending, no finding"),
        pytest.param("no-term-any-more", Outcome.NO_FINDING, id="what is no finding counts as none"),
    ],
)
def test_a_disposition_is_counted_under(disposition: str, outcome: Outcome) -> None:
    assert outcome_of(disposition) is outcome


def test_every_disposition_has_an_outcome() -> None:
    assert {outcome_of(value) for value in Disposition.values} == set(Outcome)


def test_every_table_adds_up_to_all_allegations() -> None:
    found = numbers()
    assert found.allegations == 3
    assert found.cases == 3
    assert [sum(row.number for row in table.rows) for table in found.tables] == [3, 3, 3, 3]
    assert sum(part.number for part in found.sums) == 3


def test_a_range_without_beginning_has_no_year() -> None:
    years = {str(row.label): row.number for row in numbers().tables[0].rows}
    assert years == {"2024": 1, "2022": 1, "Not known": 1}


def test_bars_share_one_scale_and_lie_end_to_end() -> None:
    for table in numbers().tables:
        widths = [sum(part.width for part in row.parts) for row in table.rows]
        assert max(widths) == pytest.approx(100)
        for row in table.rows:
            reached = [part.start + part.width for part in row.parts]
            assert [part.start for part in row.parts][1:] == pytest.approx(reached[:-1])


def test_new_cases_are_counted_at_once() -> None:
    before = numbers().allegations
    published_case(slug="another")
    assert numbers().allegations == before + 1


def test_the_page_says_what_each_number_is_out_of(client: Client) -> None:
    shown = dom.text(dom.parse(client.get("/numbers/").content))
    assert "This archive holds 3 allegations in 3 public cases." in shown
    assert "Finding: sustained: 1 of 3" in shown
    assert "Concluded 1 of 3 0 1 0 0" in shown


def test_a_year_leads_to_the_cases_that_it_counts(client: Client) -> None:
    tree = dom.parse(client.get("/cases/?year=2022").content)
    assert dom.text(dom.by_id(tree, "results")) == "2 cases"
    ways = dom.links(dom.parse(client.get("/").content), "/")
    assert {"/cases/?year=2022", "/cases/?year=2024", "/numbers/"} <= ways


@pytest.mark.parametrize("address", ["/numbers/", "/es/numbers/"])
def test_bars_are_drawn_with_numbers_that_a_browser_reads_in_either_language(
    client: Client, address: str
) -> None:
    """Spanish writes 33,33; SVG reads only 33.33."""
    tree = dom.parse(client.get(address).content)
    bars = [rect for svg in dom.classed(tree, "bar") for rect in svg.iter() if rect.get("fill")]
    assert bars
    assert all(float(str(bar.get("x"))) + float(str(bar.get("width"))) <= 100.01 for bar in bars)


def test_each_outcome_has_a_pattern_of_its_own(client: Client) -> None:
    tree = dom.parse(client.get("/numbers/").content)
    patterns = {str(one.get("id")) for one in tree.iter() if str(one.tag).endswith("pattern")}
    assert patterns == {f"bar-{outcome}" for outcome in Outcome}
