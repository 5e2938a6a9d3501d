"""The public record is read in the admin, by whoever may, and changed by nobody."""

import pytest
from django.test import Client

from editions.models import Edition, Entry

pytestmark = pytest.mark.usefixtures("published")

NOUNS = [("edition", Edition), ("entry", Entry)]


@pytest.mark.parametrize(("noun", "model"), NOUNS)
def test_not_even_a_superuser_changes_it(staff: Client, noun: str, model: type[Edition | Entry]) -> None:
    key = model._default_manager.get().pk
    for door in ("add/", f"{key}/delete/"):
        assert staff.get(f"/admin/editions/{noun}/{door}").status_code == 403
        assert staff.post(f"/admin/editions/{noun}/{door}", {"post": "yes"}).status_code == 403
    assert staff.post(f"/admin/editions/{noun}/{key}/change/", {"note": "x"}).status_code == 403


@pytest.mark.parametrize(("noun", "model"), NOUNS)
def test_its_screens_offer_no_way_to_try(staff: Client, noun: str, model: type[Edition | Entry]) -> None:
    key = model._default_manager.get().pk
    page = staff.get(f"/admin/editions/{noun}/{key}/change/").content.decode()
    for button in ("_save", "deletelink", "_addanother"):
        assert button not in page


def test_an_edition_shows_its_document_and_the_way_to_the_public_page(staff: Client) -> None:
    page = staff.get(f"/admin/editions/edition/{Edition.objects.get().pk}/change/").content.decode()
    assert "&quot;slug&quot;: &quot;dock-street&quot;" in page
    assert 'href="/cases/dock-street/editions/1/"' in page
    assert "First edition." in page


def test_the_log_is_listed_newest_first(staff: Client) -> None:
    listed = staff.get("/admin/editions/entry/").context["cl"].result_list
    assert [entry.sequence for entry in listed] == [1]
