"""Cases that are not there any more, have changed, have moved, or were never public."""

from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker

from cases.models import Case, Disagreement, Event, Statement
from editions import publishing
from editions.models import Edition
from tests.factories import published_case, ready_case
from tests.lasting import lasting_rows
from tests.pages import dom

pytestmark = pytest.mark.django_db

REASON = "The only article was withdrawn by its outlet."
CANARY = "Zanzibar-canary-7"


LISTS = ["/", "/cases/", "/statements/", "/agencies/", "/sources/", "/changes/", "/sitemap.xml"]
FEEDS = ["/feeds/changes.atom", "/feeds/cases.atom"]


@pytest.fixture(scope="class")
def retracted(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Case]:
    with lasting_rows(django_db_blocker):
        edition = published_case(slug="mill-lane", title="Complaint about an arrest on Mill Lane")
        case = Case.objects.get(slug=edition.slug)
        publishing.retract(case, by=None, reason=REASON)
        yield case


class TestARetractedCase:
    @pytest.mark.parametrize("address", ["", "editions/", "editions/1/", "editions/1/changes/"])
    def test_leaves_a_tombstone_at_each_of_its_addresses(
        self, client: Client, retracted: Case, address: str
    ) -> None:
        answer = client.get(f"/cases/mill-lane/{address}")
        shown = dom.text(dom.parse(answer.content))
        assert answer.status_code == 410
        assert retracted.public_id in shown
        assert REASON in shown

    def test_leaves_no_title_no_slug_and_no_index(self, client: Client, retracted: Case) -> None:
        page = client.get("/cases/mill-lane/").content.decode()
        assert "Mill Lane" not in page
        assert "mill-lane" not in page
        assert 'name="robots" content="noindex, noarchive"' in page

    @pytest.mark.parametrize("address", [*LISTS, *FEEDS])
    def test_is_named_nowhere_else(self, client: Client, retracted: Case, address: str) -> None:
        page = client.get(address).content.decode()
        assert "Mill Lane" not in page
        assert "mill-lane" not in page

    def test_keeps_its_lines_in_the_log(self, client: Client, retracted: Case) -> None:
        page = dom.parse(client.get("/changes/").content)
        lines = [dom.text(item) for item in dom.classed(page, "log")[0]]
        assert [line.split()[1] for line in lines] == ["Retracted", "Published"]
        assert REASON in lines[0]
        assert "First edition." not in lines[1]


@pytest.mark.parametrize("address", ["/cases/nowhere/", "/agencies/nowhere/", "/sources/nowhere/", "/no/"])
def test_what_never_was_answers_404(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert "Nothing at this address" in dom.text(dom.parse(answer.content))


@pytest.mark.parametrize("number", [0, 2, 10**30])
def test_an_edition_that_never_was_answers_404(client: Client, number: int) -> None:
    published_case(slug="mill-lane")
    assert client.get(f"/cases/mill-lane/editions/{number}/").status_code == 404
    assert client.get(f"/cases/mill-lane/editions/{number}/changes/").status_code == 404


def test_an_old_slug_leads_to_the_case(client: Client) -> None:
    edition = published_case(slug="mill-lane")
    case = Case.objects.get(slug="mill-lane")
    case.slug = "mill-lane-2024"
    case.save()
    publishing.correct(case, by=None, note="The address now says the year.")

    answer = client.get(f"/cases/{edition.slug}/")

    assert (answer.status_code, answer.headers["Location"]) == (301, "/cases/mill-lane-2024/")


@pytest.fixture(scope="class")
def draft(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Case]:
    with lasting_rows(django_db_blocker):
        yield ready_case(slug="dock-street", title=f"Complaint {CANARY}", summary=f"{CANARY} was reported.")


class TestADraft:
    @pytest.mark.parametrize(
        "address", [*LISTS, *FEEDS, "/cases/?q=Zanzibar", "/statements/?said_after=2020"]
    )
    def test_is_nowhere(self, client: Client, draft: Case, address: str) -> None:
        answer = client.get(address)
        assert CANARY not in answer.content.decode()
        assert "dock-street" not in answer.content.decode()

    def test_answers_as_what_never_was(self, client: Client, draft: Case) -> None:
        there, nothing = (client.get(f"/cases/{slug}/") for slug in ("dock-street", "lock-street"))
        assert there.status_code == nothing.status_code == 404
        assert there.content.replace(b"dock-street", b"lock-street") == nothing.content


def test_an_edit_that_is_not_published_is_nowhere(client: Client) -> None:
    edition = published_case()
    Case.objects.update(title=f"Complaint {CANARY}")
    assert CANARY not in client.get(f"/cases/{edition.slug}/").content.decode()


def test_a_redacted_part_is_marked_and_gone(client: Client) -> None:
    edition = published_case(slug="mill-lane")
    case = Case.objects.get(slug="mill-lane")
    event = Event.objects.get(case=case)
    told = event.text
    event.delete()
    publishing.redact(
        case, by=None, ground="Order of a court.", decision="The board decided.", facts=[event.public_id]
    )

    page = dom.parse(client.get(f"/cases/{edition.slug}/").content)

    assert told not in dom.text(page)
    left = dom.text(dom.by_id(page, f"event-{event.public_id}"))
    assert "A part of this section was redacted. Ground: Order of a court." in left


@pytest.mark.parametrize(
    ("noun", "place"), [(Disagreement, "question"), (Statement, "statement"), (Event, "event")]
)
def test_an_old_link_to_what_was_redacted_leads_to_its_mark(
    client: Client, noun: type[Disagreement | Statement | Event], place: str
) -> None:
    published_case(slug="mill-lane")
    case = Case.objects.get(slug="mill-lane")
    gone = [row.public_id for row in noun.objects.filter(case=case)]
    noun.objects.filter(case=case).delete()
    publishing.redact(case, by=None, ground="Order of a court.", decision="The board.", facts=gone)

    page = dom.parse(client.get("/cases/mill-lane/").content)

    assert gone
    for name in gone:
        assert "Order of a court." in dom.text(dom.by_id(page, f"{place}-{name}"))


def test_every_text_of_a_case_may_be_redacted(client: Client) -> None:
    title = "Complaint in Zanzibar"
    published_case(slug="mill-lane", content_note="Zanzibar.", next_check="2031-01-01", title=title)
    case = Case.objects.get(slug="mill-lane")
    Case.objects.update(content_note="", next_check=None, title="Complaint")
    publishing.redact(
        case,
        by=None,
        ground="Order of a court.",
        decision="The board decided.",
        texts=["Zanzibar", "2031-01-01"],
    )

    for address in ("", "editions/", "editions/1/", "editions/1/changes/"):
        answer = client.get(f"/cases/mill-lane/{address}")
        assert answer.status_code == 200
        assert "Zanzibar" not in answer.content.decode()
    assert Edition.objects.count() == 1
