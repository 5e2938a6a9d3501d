"""Two languages: every message has its Spanish, every page two addresses, and records stay as they are."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.test import Client
from django.utils import translation
from pytest_django import DjangoDbBlocker

from editions.models import PublicCase
from editions.vocabulary import Disposition, Process, all_terms
from pages.dates import in_words
from pages.saying import standing_sentence, step_sentence
from tests.factories import published_case
from tests.lasting import lasting_rows
from tests.pages import dom, messages

pytestmark = pytest.mark.django_db

PARTS = re.compile(r"%\(\w+\)s|\{body\}|</?\w+")
SPANISH = messages.ROOT / "locale/es/LC_MESSAGES"
PAGES = [
    *("/", "/cases/", "/cases/?q=officers", "/cases/open/", "/statements/", "/agencies/", "/agencies/hcpd/"),
    *("/sources/", "/sources/gazette-open/", "/changes/", "/numbers/", "/data/", "/methodology/", "/feeds/"),
]


@pytest.fixture(scope="module", autouse=True)
def town(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with lasting_rows(django_db_blocker):
        published_case(slug="open", title="Complaint about an arrest at the quay")
        published_case(slug="closed", process="concluded", disposition="unfounded")
        yield


def catalog(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale="es") if path.suffix == ".po" else read_mo(file)


def forms(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    """A text of a catalog: one, or one for each number."""
    return (text,) if isinstance(text, str) else tuple(text or ())


def context_of(message: Message) -> str:
    """Babel reads the context of a compiled catalog as bytes."""
    context: str | bytes | None = message.context
    return context.decode() if isinstance(context, bytes) else context or ""


def spoken(path: Path) -> dict[messages.Message, tuple[str, ...]]:
    """The messages of a catalog, those of several forms under their first."""
    return {(context_of(one), forms(one.id)[0]): forms(one.string) for one in catalog(path) if one.id}


def test_every_message_has_its_spanish() -> None:
    known = {key: text for key, text in spoken(SPANISH / "django.po").items() if text and all(text)}
    assert sorted(messages.all_messages() - known.keys()) == []


def test_no_spanish_is_left_of_a_message_that_went() -> None:
    assert sorted(spoken(SPANISH / "django.po").keys() - messages.all_messages()) == []


def test_the_compiled_catalog_says_what_the_written_one_says() -> None:
    assert spoken(SPANISH / "django.mo") == spoken(SPANISH / "django.po")


def test_names_and_tags_of_a_message_are_all_in_its_spanish() -> None:
    for message in catalog(SPANISH / "django.po"):
        if not message.id:
            continue
        english, spanish = forms(message.id)[-1], forms(message.string)[-1]
        assert sorted(PARTS.findall(spanish)) == sorted(PARTS.findall(english)), english


def test_the_code_and_the_templates_were_searched() -> None:
    found = messages.all_messages()
    assert {("", "Cases"), ("", "Best answer first"), ("process", "Under investigation")} <= found
    assert len(found) > 400


@pytest.mark.parametrize("address", PAGES)
def test_a_page_has_an_address_in_each_language(client: Client, address: str) -> None:
    english, spanish = (dom.parse(client.get(one).content) for one in (address, f"/es{address}"))
    assert (english.get("lang"), spanish.get("lang")) == ("en", "es")
    for tree in (english, spanish):
        offered = {one.get("hreflang"): one.get("href") for one in tree.iter("link") if one.get("hreflang")}
        path = address.partition("?")[0]
        assert offered == {"en": dom.SITE + path, "es": f"{dom.SITE}/es{path}"}


@pytest.mark.parametrize("address", PAGES)
def test_the_switch_leads_there_and_back_with_what_was_asked(client: Client, address: str) -> None:
    (there,) = dom.classed(dom.parse(client.get(address).content), "language")
    (back,) = dom.classed(dom.parse(client.get(str(there.get("href"))).content), "language")
    assert (there.get("href"), back.get("href")) == (f"/es{address}", address)
    assert (there.get("lang"), back.get("lang")) == ("es", "en")


def test_a_spanish_page_leads_to_spanish_pages(client: Client) -> None:
    for address in dom.links(dom.parse(client.get("/es/").content), "/es/"):
        assert address.startswith(("/es/", "/api/")) or address == "/"


def test_no_language_is_chosen_by_header_or_kept_in_a_cookie(client: Client) -> None:
    answer = client.get("/cases/", headers={"Accept-Language": "es"})
    assert dom.parse(answer.content).get("lang") == "en"
    assert "Accept-Language" not in answer.headers.get("Vary", "")
    assert not client.get("/es/cases/").cookies
    assert client.get("/es/cases/").headers["Content-Language"] == "es"


@pytest.mark.parametrize("address", ["/es/admin/", "/es/api/v1/", "/en-gb/", "/fr/cases/"])
def test_there_are_no_other_addresses(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_case_in_spanish_keeps_its_own_words_marked_as_english(client: Client) -> None:
    tree = dom.parse(client.get("/es/cases/").content)
    titles = [link for link in tree.iter("a") if "quay" in dom.text(link)]
    assert titles
    assert {link.get("lang") for link in titles} == {"en"}
    shown = dom.text(tree)
    assert "En investigación" in shown
    assert "No se ha comunicado ninguna determinación." in shown
    assert "No finding" not in shown


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("cases/?proces=x", "Aquí no existe ese parámetro. ¿Quiso decir «process»?"),
        ("cases/?agency=hcdp", "«hcdp» no se conoce. ¿Quiso decir «hcpd»?"),
        ("cases/?happened_after=7%2F7", "Escriba una fecha como 2023-07-07, 2023-07 o 2023, de 1000 a 9998."),
        ("cases/?cursor=x", "No se creó aquí."),
        ("cases/?q=a+b+c+d+e+f+g+h+i", "Son 9 palabras, demasiadas; el límite es de 8."),
        ("cases/open/?as_known_on=2023-02-30", "Ese día no existe en el calendario."),
        ("cases/open/editions/1/changes/?from=9", "Este caso tiene las ediciones 1 a 1."),
    ],
)
def test_a_refusal_in_spanish_says_so_in_spanish(client: Client, address: str, said: str) -> None:
    answer = client.get(f"/es/{address}")
    shown = dom.text(dom.parse(answer.content))
    assert answer.status_code == 400
    assert "Una pregunta que no se entendió" in shown
    assert said in shown


def test_the_api_refuses_in_english_whatever_language_is_asked_for(client: Client) -> None:
    answer = client.get("/api/v1/cases/?proces=x", headers={"Accept-Language": "es"})
    assert "There is no such parameter here. Did you mean “process”?" in answer.content.decode()


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2023-07-18", "18 de julio de 2023"),
        ("2023-07", "julio de 2023"),
        ("2023-07-07/..", "el 7 de julio de 2023 o después"),
        (None, ""),
    ],
)
def test_dates_are_said_in_spanish(date: str | None, words: str) -> None:
    with translation.override("es"):
        assert in_words(date) == words


@pytest.mark.parametrize("process", Process.values)
@pytest.mark.parametrize("disposition", [*Disposition.values, "differs"])
def test_every_standing_can_be_said_in_spanish(process: str, disposition: str) -> None:
    frozen = {"process": process, "disposition": disposition, "sentence": "In English."}
    assert standing_sentence(frozen) == "In English."
    with translation.override("es"):
        assert not re.search(r"English|finding|allegation|%", standing_sentence(frozen))


@pytest.mark.parametrize("body", [None, {"slug": "copa", "name": "COPA"}])
@pytest.mark.parametrize("disposition", Disposition.values)
def test_every_step_can_be_said_in_spanish(disposition: str, body: dict[str, str] | None) -> None:
    step = {"process": "concluded", "disposition": disposition, "stage": "recommended", "decided_by": body}
    with translation.override("es"):
        said = step_sentence(step | {"process_sentence": "No.", "disposition_sentence": "No."})
    assert "COPA" in said if body else "COPA" not in said
    assert not re.search(r"finding|allegation|\{|closed", said)


def test_a_value_that_is_no_term_any_more_keeps_its_frozen_sentence() -> None:
    with translation.override("es"):
        assert (
            standing_sentence({"process": "gone", "disposition": "gone", "sentence": "As it was."})
            == "As it was."
        )


def test_every_term_is_said_otherwise_in_spanish_or_is_the_same_word() -> None:
    with translation.override("es"):
        same = [
            term.label
            for term in all_terms()
            if translation.pgettext(term.vocabulary, term.label) == term.label
        ]
    assert same == []


RECORD = ("summary", "allegations", "events", "disagreements")
"""Parts of a document that stand on its page in the words in which they were written."""


def texts_of(document: Mapping[str, Any]) -> set[str]:
    rows = [row for key in RECORD for row in document[key]]
    said = {str(row.get("text") or row.get("question")) for row in rows}
    return {
        document["title"],
        *said,
        *(account["value"] for row in document["disagreements"] for account in row["accounts"]),
    }


def test_a_voice_is_told_to_change_for_the_words_of_a_record(client: Client) -> None:
    document = json.loads(PublicCase.objects.get(slug="open").edition.document)
    spanish, english = (dom.parse(client.get(f"{start}/cases/open/").content) for start in ("/es", ""))
    marked = {dom.text(one) for one in spanish.iter("span") if one.get("lang") == "en"}
    assert texts_of(document) <= marked
    assert not [one for one in english.iter("span") if one.get("lang")]
