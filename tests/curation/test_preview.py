"""The preview: the public page exactly as it would be published, for staff alone; it makes nothing."""

import re

import pytest
from django.test import Client

from cases.models import Case
from editions.models import Edition, Entry, PublicCase
from editions.publishing import publish
from tests.curation.conftest import NOUNS_OF_A_CASE, Signed
from tests.factories import CaseFactory, ready_case

pytestmark = pytest.mark.django_db


def preview(browser: Client, case: Case) -> str:
    answer = browser.get(f"/admin/cases/case/{case.pk}/as-published/")
    assert answer.status_code == 200
    return answer.content.decode()


def without_what_publishing_makes(page: str) -> str:
    """The page but for its own address, and the hashes and hours that only publishing can know."""
    page = re.sub(r"[0-9a-f]{64}|[0-9a-f]{12}…", "HASH", page)
    page = re.sub(r"\d{4}-\d\d-\d\dT[\d:]+Z|\d\d:\d\d", "HOUR", page)
    return re.sub(r"(/admin/cases/case/\d+/as-published/|/cases/[\w-]+/)\"", 'HERE"', page)


def test_the_preview_is_the_page_that_publishing_then_shows(staff: Client) -> None:
    case = ready_case(slug="dock-street")
    before = without_what_publishing_makes(preview(staff, case))
    publish(case, by=None, note=case.edition_note)
    after = without_what_publishing_makes(Client().get("/cases/dock-street/").content.decode())
    main = re.compile(r"<section[^>]*>.*?</section>", re.DOTALL)
    parts, published = main.findall(before), main.findall(after)
    assert len(parts) > 5
    assert [part for part in parts if part not in published and "dition" not in part] == []


def test_a_preview_makes_nothing(staff: Client) -> None:
    preview(staff, ready_case(slug="dock-street"))
    assert (Edition.objects.count(), Entry.objects.count(), PublicCase.objects.count()) == (0, 0, 0)
    assert Client().get("/cases/dock-street/").status_code == 404


def test_a_preview_is_neither_kept_nor_indexed(staff: Client) -> None:
    answer = staff.get(f"/admin/cases/case/{ready_case().pk}/as-published/")
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert "noindex" in answer.headers["X-Robots-Tag"]


def test_a_case_without_an_allegation_has_nothing_to_preview(staff: Client) -> None:
    case = CaseFactory.create()
    answer = staff.get(f"/admin/cases/case/{case.pk}/as-published/")
    assert answer.headers["Location"] == f"/admin/cases/case/{case.pk}/preview/"


@pytest.mark.parametrize(("rights", "status"), [(NOUNS_OF_A_CASE, 200), (NOUNS_OF_A_CASE[1:], 403)])
def test_who_may_read_the_case_may_preview_it(
    signed_in: Signed, rights: tuple[str, ...], status: int
) -> None:
    case = ready_case()
    assert signed_in(*rights).get(f"/admin/cases/case/{case.pk}/as-published/").status_code == status


def test_the_public_does_not_see_it(client: Client) -> None:
    answer = client.get(f"/admin/cases/case/{ready_case().pk}/as-published/")
    assert answer.headers["Location"].startswith("/admin/login/")
