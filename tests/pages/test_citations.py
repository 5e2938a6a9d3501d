"""Citations of an edition: files that reference managers read, at addresses of their own."""

import json
import re

import pytest
from django.test import Client

from pages.casepage.citation import Citation, bibtex, csl, ris
from tests.factories import published_case

MILL_LANE = Citation(
    slug="mill-lane",
    title="Complaint about 50 % of stops & a {search}",
    edition=2,
    published="2026-03-09",
    url="https://archive.example/cases/mill-lane/editions/2/",
    sha256="ab" * 32,
)


def test_bibtex_names_edition_address_and_hash_and_escapes_what_tex_would_read() -> None:
    entry = bibtex(MILL_LANE)
    assert entry.startswith("@misc{mill-lane-edition-2,\n")
    assert r"title = {{Complaint about 50 \% of stops \& a \{search\}}}" in entry
    assert f"note = {{Edition 2, SHA-256 {'ab' * 32}}}" in entry
    assert "month = mar" in entry
    assert entry.count("{") == entry.count("}")


def test_ris_is_lines_of_tag_and_value_from_type_to_end() -> None:
    lines = ris(MILL_LANE).split("\r\n")
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines[:-1])
    assert (lines[0], lines[-2], lines[-1]) == ("TY  - ELEC", "ER  - ", "")
    assert "DA  - 2026/03/09" in lines


def test_a_title_cannot_add_a_line_to_ris() -> None:
    broken = Citation("mill-lane", "A\nER  - \nTY  - BOOK", 1, "2026-03-09", "", "")
    assert ris(broken).count("\r\nER") == 1
    assert "\nTY" not in ris(broken)


def test_csl_json_is_an_item_with_its_date_in_parts() -> None:
    (item,) = json.loads(csl(MILL_LANE))
    assert item["issued"] == {"date-parts": [[2026, 3, 9]]}
    assert (item["type"], item["edition"], item["URL"]) == ("webpage", "2", MILL_LANE.url)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("ending", "media_type"),
    [
        ("bib", "application/x-bibtex"),
        ("ris", "application/x-research-info-systems"),
        ("json", "application/vnd.citationstyles.csl+json"),
    ],
)
def test_each_form_is_downloaded_at_the_edition(client: Client, ending: str, media_type: str) -> None:
    edition = published_case(slug="mill-lane")
    answer = client.get(f"/cases/mill-lane/editions/1/citation.{ending}")
    assert answer.headers["Content-Type"] == f"{media_type}; charset=utf-8"
    assert f'filename="mill-lane-edition-1.{ending}"' in answer.headers["Content-Disposition"]
    assert edition.entry.sha256 in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["editions/1/citation.exe", "editions/9/citation.bib"])
def test_there_is_no_other_form_and_no_other_edition(client: Client, address: str) -> None:
    published_case(slug="mill-lane")
    assert client.get(f"/cases/mill-lane/{address}").status_code == 404
