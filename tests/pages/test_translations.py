"""A translation beside a quotation: marked as what it is, by whom, in which language; never for the words."""

import csv
import io
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element
from zipfile import ZipFile

import pytest
from django.test import Client
from django.utils import translation
from pytest_django import DjangoDbBlocker

from cases.models import Printing
from editions.publishing import publish
from pages.casepage.translations import language_name
from sources.models import SourceArticle
from tests.factories import TranslationFactory, ready_case
from tests.lasting import lasting_rows
from tests.pages import dom

pytestmark = pytest.mark.django_db
CASE = "/cases/dock-street/"
SPANISH = "Tomamos en serio cada queja […] y la contestaremos por completo."
POLISH = "Traktujemy każdą skargę poważnie."
INTO_SPANISH = "Translation (human) from English into Spanish, not the original words"


@pytest.fixture(scope="module", autouse=True)
def town(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with lasting_rows(django_db_blocker):
        case = ready_case(slug="dock-street")
        printing = Printing.objects.get(statement__case=case, kind="direct")
        TranslationFactory.create(printing=printing, language="pl", text=POLISH, translator="J. Nowak")
        TranslationFactory.create(printing=printing, text=SPANISH, position=1)
        publish(case, by=None, note="First published.")
        yield


def page(client: Client, address: str = CASE) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200
    return dom.parse(answer.content)


def shown(client: Client, address: str = CASE) -> list[Element]:
    return dom.classed(page(client, address), "translation")


def words(element: Element) -> str:
    return dom.text(dom.classed(element, "translated")[0])


def test_it_says_that_it_is_a_translation_from_what_into_what_and_by_whom(client: Client) -> None:
    spanish = next(one for one in shown(client) if SPANISH in words(one))
    assert dom.text(next(spanish.iter("summary"))) == INTO_SPANISH
    assert dom.text(spanish).endswith("Who translated: the archive, checked by Ana Ruiz, 1 April 2024")


def test_its_words_are_marked_with_their_language_and_the_original_with_its_own(client: Client) -> None:
    tree = page(client)
    assert {one.get("lang") for one in dom.classed(tree, "translated")} == {"es", "pl"}
    assert {one.get("lang") for one in tree.iter("blockquote")} == {"en"}


def test_the_quotation_itself_stays_the_original_in_either_language(client: Client) -> None:
    for address in (CASE, f"/es{CASE}"):
        quoted = [dom.text(one) for one in page(client, address).iter("blockquote")]
        assert any("We take every complaint seriously" in one for one in quoted)
        assert not any("Tomamos" in one for one in quoted)


def test_the_reader_s_language_comes_first_and_open(client: Client) -> None:
    on_spanish, on_english = shown(client, f"/es{CASE}"), shown(client)
    assert [one.get("open") is not None for one in on_spanish] == [True, False]
    assert SPANISH in words(on_spanish[0])
    assert [one.get("open") for one in on_english] == [None, None]


def test_the_mark_is_said_in_spanish_too(client: Client) -> None:
    mark = dom.text(next(shown(client, f"/es{CASE}")[0].iter("summary")))
    assert mark == "Traducción (humana) del inglés al español; no son las palabras originales"


def test_it_is_no_passage_and_no_endnote(client: Client) -> None:
    notes = dom.classed(page(client), "endnotes")
    assert notes
    assert not any("Tomamos" in dom.text(note) for note in notes)


def test_the_list_of_statements_shows_the_reader_s_own_language_alone(client: Client) -> None:
    assert [words(one) for one in shown(client, "/es/statements/")] == [f"“{SPANISH}”"]
    assert shown(client, "/statements/") == []


def test_a_search_for_its_words_finds_nothing(client: Client) -> None:
    assert dom.classed(page(client, "/es/statements/?q=contestaremos"), "item") == []


def test_a_case_as_it_was_known_on_a_day_has_the_translations_of_what_was_known(client: Client) -> None:
    assert len(shown(client, f"{CASE}?as_known_on=2024-03-06")) == 2


def test_the_pack_has_a_table_of_them_apart_from_the_printings(client: Client) -> None:
    pack = ZipFile(io.BytesIO(client.get(f"{CASE}editions/1/evidence.zip").content))
    name = next(one for one in pack.namelist() if one.endswith("/translations.csv"))
    rows = list(csv.DictReader(io.StringIO(pack.read(name).decode())))
    assert [(row["language"], row["translation"], row["translator"]) for row in rows] == [
        ("pl", POLISH, "J. Nowak"),
        ("es", SPANISH, "the archive, checked by Ana Ruiz"),
    ]
    assert rows[0]["words"] == "We take every complaint seriously […] and we will answer it in full"
    printed = pack.read(name.replace("translations", "statements")).decode()
    assert "Tomamos" not in printed


def test_an_edition_that_adds_one_says_so_word_by_word(client: Client) -> None:
    printing = Printing.objects.get(statement__case__slug="dock-street", kind="direct")
    TranslationFactory.create(
        printing=printing, language="fr", text="Nous prenons chaque plainte au sérieux."
    )
    publish(printing.statement.case, by=None, note="A French translation.")
    said = dom.text(page(client, f"{CASE}editions/2/changes/"))
    assert "Nous prenons chaque plainte au sérieux." in said


def test_quotations_in_spanish_are_translated_into_english(client: Client) -> None:
    SourceArticle.objects.filter(slug="gazette-dock-street").update(language="es-MX")
    printing = Printing.objects.get(statement__case__slug="dock-street", kind="direct")
    printing.translations.all().delete()
    TranslationFactory.create(printing=printing, language="en", text="We take each complaint seriously.")
    publish(printing.statement.case, by=None, note="An English translation.")

    (one,) = shown(client)
    assert dom.text(next(one.iter("summary"))).startswith("Translation (human) from ")
    assert "into English, not the original words" in dom.text(one)
    assert one.get("open") is not None


@pytest.mark.parametrize(
    ("tag", "english", "spanish"),
    [
        ("es", "Spanish", "español"),
        ("en", "English", "inglés"),
        ("zh-Hant", "Traditional Chinese", "chino tradicional"),
        ("tl", "language “tl”", "idioma «tl»"),
    ],
)
def test_a_language_has_its_name_in_the_language_of_the_page(tag: str, english: str, spanish: str) -> None:
    assert language_name(tag) == english
    with translation.override("es"):
        assert language_name(tag) == spanish
