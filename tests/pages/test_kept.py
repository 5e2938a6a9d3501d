"""Pages that are kept: one rendering for an edition, and a new one for anything that could change it."""

from typing import Any

import pytest
from django.test import Client

from cases.models import Case, SummarySentence
from editions import publishing
from editions.models import Edition
from pages import kept
from tests.factories import published_case

pytestmark = pytest.mark.django_db

PAGE = "/cases/mill-lane/"


@pytest.fixture
def edition() -> Edition:
    return published_case(slug="mill-lane", summary="A complaint about an arrest was filed in March.")


def correct() -> None:
    SummarySentence.objects.update(text="A complaint about an arrest was filed in April.")
    publishing.correct(Case.objects.get(), by=None, note="It was filed in April.")


def test_a_page_is_rendered_once(client: Client, edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    first = client.get(PAGE)
    monkeypatch.setattr("pages.views.case.rendered", None)
    again = client.get(PAGE)
    assert (again.status_code, again.content) == (200, first.content)
    assert again.headers["Content-Type"] == first.headers["Content-Type"]


def test_a_reader_who_has_it_gets_304_without_a_rendering(
    client: Client, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    tag = {"If-None-Match": client.get(PAGE).headers["ETag"]}
    monkeypatch.setattr("pages.views.case.rendered", None)
    monkeypatch.setattr(kept, "caches", None)
    answer = client.get(PAGE, headers=tag)
    assert (answer.status_code, answer.headers["ETag"]) == (304, tag["If-None-Match"])


def test_a_reader_who_has_it_compressed_gets_304_too(client: Client, edition: Edition) -> None:
    gzip = {"Accept-Encoding": "gzip"}
    tag = client.get(PAGE, headers=gzip).headers["ETag"]
    answer = client.get(PAGE, headers={**gzip, "If-None-Match": tag})
    assert tag.endswith('+gzip"')
    assert (answer.status_code, answer.headers["ETag"]) == (304, tag)


def test_its_tag_is_strong(client: Client, edition: Edition) -> None:
    assert client.get(PAGE).headers["ETag"].startswith('"')


def test_a_new_edition_is_seen_at_once(client: Client, edition: Edition) -> None:
    old = client.get(PAGE)
    correct()
    new = client.get(PAGE, headers={"If-None-Match": old.headers["ETag"]})
    assert new.status_code == 200
    assert "filed in April" in new.content.decode()


def test_an_old_edition_gets_its_banner_at_once(client: Client, edition: Edition) -> None:
    assert "kept as it was published" not in client.get(f"{PAGE}editions/1/").content.decode()
    correct()
    assert "kept as it was published" in client.get(f"{PAGE}editions/1/").content.decode()


def test_a_page_and_the_edition_it_shows_are_told_apart(client: Client, edition: Edition) -> None:
    addresses = (PAGE, f"{PAGE}editions/1/")
    tags = {client.get(address).headers["ETag"] for address in addresses}
    assert len(tags) == 2


def test_another_version_of_the_program_renders_anew(
    client: Client, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = client.get(PAGE).headers["ETag"]
    monkeypatch.setattr(kept, "version", lambda: "another")
    assert client.get(PAGE).headers["ETag"] != before


def test_nothing_is_kept_while_developing(
    client: Client, edition: Edition, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DEBUG = True
    monkeypatch.setattr(kept, "caches", None)
    assert client.get(PAGE).status_code == 200


def test_the_version_covers_templates_code_and_styles() -> None:
    names = {path.name for path in kept.files()}
    assert {"case.html", "notes.py", "case.css", "passages.js"} <= names
