"""A translation in the working copy: what it must say, who does not read it, how it travels."""

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone

from cases.forgetting import forget
from cases.history import last_edit
from cases.models import Case, Printing, Translation
from cases.readiness import is_ready, problems
from sources.keeping import because
from sources.languages import is_known, is_same, is_tag
from tests.factories import TranslationFactory, ready_case
from tests.seedbed import Data, Seedbed

SPANISH: Data = {
    "language": "es",
    "text": "Recibimos una queja el lunes y la estamos estudiando.",
    "translator": "the archive, checked by Ana Ruiz",
    "translated": "2024-04-01",
}


@pytest.fixture
def case(db: None) -> Case:
    return ready_case(slug="dock-street")


def translated(case: Case, **more: Any) -> Translation:
    printing = Printing.objects.get(statement__case=case, kind="direct")
    row: Translation = TranslationFactory.create(printing=printing, **more)
    return row


# --- Languages ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tag", ["es", "en", "es-MX", "es-419", "zh-Hant", "zh-Hant-TW", "tlh", "pl"])
def test_a_language_tag_is_taken(tag: str) -> None:
    assert is_tag(tag)


@pytest.mark.parametrize(
    "tag", ["", "ES", "Spanish", "es_MX", "es-mx", "es-", "e", "es-MX ", "es\n", "zh-hant"]
)
def test_what_is_no_tag_or_another_spelling_of_one_is_refused(tag: str) -> None:
    assert not is_tag(tag)


def test_a_region_makes_no_other_language() -> None:
    assert is_same("es", "es-MX")
    assert not is_same("es", "en")
    assert not is_known("und")


# --- Rules --------------------------------------------------------------------------------------------------


def test_a_translation_stands_in_the_way_of_nothing(case: Case) -> None:
    translated(case)
    assert is_ready(case)


def test_the_wording_lint_does_not_read_what_a_speaker_said(case: Case) -> None:
    translated(
        case, text="“The officer is guilty”, we said, a criminal, and the victim was raped.", language="fr"
    )
    assert is_ready(case)


@pytest.mark.parametrize(
    ("change", "expected", "because"),
    [
        ({"text": " \n"}, "text: it has no text", "an empty translation says nothing"),
        ({"translator": " "}, "translator: nobody is named", "readers are told who translated"),
        ({"translator": "Google Translate"}, "translator: a machine", "it is shown as a person's"),
        ({"translator": "traducción automática"}, "translator: a machine", "in Spanish too"),
        ({"language": "Spanish"}, "language: “Spanish” is no language tag", "a browser reads tags"),
        ({"language": "en-US"}, "language: the article is in “en” itself", "that would be a rewording"),
    ],
)
def test_a_translation_is_refused(change: dict[str, str], expected: str, because: str, case: Case) -> None:
    Translation.objects.filter(pk=translated(case).pk).update(**change)
    assert [str(one) for one in problems(case) if expected in str(one)], problems(case)


def test_the_language_of_the_words_themselves_must_be_known(case: Case) -> None:
    row = translated(case)
    type(row.printing.article).objects.filter(pk=row.printing.article_id).update(language="und")
    assert ["the language of the article is not known." in str(one) for one in problems(case)] == [True]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"language": "en"}, "language"),
        ({"language": "Spanish"}, "language"),
        ({"translator": "DeepL"}, "translator"),
        ({"translator": ""}, "translator"),
        ({"text": ""}, "text"),
        ({"text": "Tomamos\u202e"}, "text"),
        ({"translated": timezone.localdate() + timedelta(days=2)}, "translated"),
    ],
)
def test_a_form_says_at_once_what_is_wrong(change: dict[str, Any], field: str, case: Case) -> None:
    row = translated(case)
    for name, value in change.items():
        setattr(row, name, value)
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    assert set(refused.value.message_dict) == {field}


@pytest.mark.parametrize("name", ["Aida Maine", "Paige Tait", "the Gptown Gazette", "Maria Azureda"])
def test_a_name_with_a_machine_s_letters_in_it_is_a_name(name: str, case: Case) -> None:
    assert not translated(case, translator=name).is_by_a_machine


# --- History ------------------------------------------------------------------------------------------------


def test_an_edit_of_a_translation_is_an_edit_of_its_case(case: Case, django_user_model: Any) -> None:
    row, ada, before = (
        translated(case),
        django_user_model.objects.create_user("ada"),
        Case.objects.get().version,
    )
    with because("A better word.", by=ada):
        row.text = "Tomamos en serio toda queja."
        row.save()

    edit = last_edit(case)
    assert edit is not None
    assert (edit.noun, edit.by_id, edit.reason) == ("translation", ada.pk, "A better word.")
    assert Case.objects.get().version == before + 1


def test_what_is_redacted_is_forgotten_with_its_translations(case: Case) -> None:
    row = translated(case, text="Palabras que se fueron.")
    statement = row.printing.statement
    statement.delete()
    forget(case, facts=[statement.public_id], texts=[])
    assert not Translation.history.filter(id=row.pk).exists()


# --- Files --------------------------------------------------------------------------------------------------


def with_translation(bed: Seedbed, **more: Any) -> Seedbed:
    bed.case["statements"][0]["printings"][0]["translations"] = [{**SPANISH, **more}]
    return bed


def exported() -> str:
    printed = StringIO()
    call_command("export_case", "elm-street", stdout=printed)
    return printed.getvalue()


def test_it_goes_out_as_it_came_in(planted: Seedbed) -> None:
    with_translation(planted).plant()
    assert Translation.objects.get().translator == SPANISH["translator"]
    assert exported() == planted.file_of(planted.case).read_text(encoding="utf-8")


def test_another_wording_in_the_file_changes_the_row_it_had(planted: Seedbed) -> None:
    with_translation(planted).plant()
    first = Translation.objects.get()
    with_translation(planted, text="Nos llegó una queja.").plant()
    assert Translation.objects.get().pk == first.pk
    assert Translation.objects.get().text == "Nos llegó una queja."


def test_a_translation_taken_out_of_the_file_is_taken_out(planted: Seedbed) -> None:
    with_translation(planted).plant()
    del planted.case["statements"][0]["printings"][0]["translations"]
    planted.plant()
    assert not Translation.objects.exists()


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ({"language": "Spanish"}, "a BCP 47 language tag"),
        ({"language": "en"}, "The article is in this language itself."),
        ({"translator": ""}, "translator"),
        ({"machine": True}, "expected only: language, text, translator, translated"),
        ({"translated": "April"}, "translated"),
    ],
)
def test_a_file_is_refused_naming_the_place(more: Data, named: str, planted: Seedbed) -> None:
    with pytest.raises(Exception, match=r"statements\[0\]\.printings\[0\]\.translations\[0\]") as refused:
        with_translation(planted, **more).plant()
    assert named in str(refused.value)
