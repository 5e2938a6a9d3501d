"""Evidence packs of cases that change: each edition keeps its own, and none says what was withdrawn."""

import io
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.test import Client

from cases.models import Case, Event
from editions import publishing
from pages.evidence import pack_of
from sources.models import SourceArticle
from tests.factories import published_case
from tests.pages.test_evidence import verify

pytestmark = pytest.mark.django_db


def test_passages_are_compared_with_the_texts_of_those_who_have_them(client: Client, tmp_path: Path) -> None:
    edition = published_case(slug="mill-lane")
    ZipFile(io.BytesIO(pack_of(edition))).extractall(tmp_path)
    texts = tmp_path / "texts"
    texts.mkdir()
    for article in SourceArticle.objects.all():
        (texts / article.slug).write_text(article.text)
    status, told = verify(tmp_path / "mill-lane-edition-1", texts)
    compared = re.search(r"(\d+) of (\d+) passages compared", told)
    assert compared is not None
    assert (status, compared[1]) == (0, compared[2])


def test_each_edition_keeps_its_own_pack(client: Client) -> None:
    published_case(slug="mill-lane")
    first = client.get("/cases/mill-lane/evidence.zip")
    Case.objects.update(title="Complaint about an arrest on Mill Lane, corrected")
    publishing.correct(Case.objects.get(), by=None, note="The title was corrected.")
    assert client.get("/cases/mill-lane/editions/1/evidence.zip").content == first.content
    newest = client.get("/cases/mill-lane/evidence.zip")
    assert newest.headers["Content-Disposition"] == 'attachment; filename="mill-lane-edition-2.zip"'
    assert newest.headers["Content-Type"] == "application/zip"
    again = client.get("/cases/mill-lane/evidence.zip", headers={"If-None-Match": newest.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_what_was_redacted_is_in_no_pack_and_the_rest_still_proves(client: Client, tmp_path: Path) -> None:
    published_case(slug="mill-lane")
    event = Event.objects.get()
    event.delete()
    case = Case.objects.get()
    publishing.redact(
        case, by=None, ground="Order of a court.", decision="The board.", facts=[event.public_id]
    )
    raw = client.get("/cases/mill-lane/evidence.zip").content
    ZipFile(io.BytesIO(raw)).extractall(tmp_path)
    status, _ = verify(tmp_path / "mill-lane-edition-1")
    assert status == 0
    assert event.text.encode() not in raw
    assert b"Order of a court." in raw


def test_a_retracted_case_has_none(client: Client) -> None:
    published_case(slug="mill-lane")
    publishing.retract(Case.objects.get(), by=None, reason="Its only article was withdrawn.")
    for address in ("evidence.zip", "editions/1/evidence.zip", "editions/1/citation.bib"):
        assert client.get(f"/cases/mill-lane/{address}").status_code == 410
