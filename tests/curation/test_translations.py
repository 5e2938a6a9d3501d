"""Entering a translation on the screen of a printing, and reading it on the screen of a review."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from cases.models import Case, Printing, Translation
from curation.reviewing import Review
from editions.publishing import Progress
from tests.factories import TranslationFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/cases/printing/{}/change/"


@pytest.fixture
def printing(published: str) -> Printing:
    return Printing.objects.get(statement__case__slug=published, kind="direct")


def posted(printing: Printing, **of_translation: Any) -> dict[str, Any]:
    prefix = "translations"
    return {
        "reason": "A translation for neighbours.",
        "article": printing.article_id,
        "kind": printing.kind,
        "position": printing.position,
        "passages": [passage.pk for passage in printing.passages.all()],
        "attribution": [passage.pk for passage in printing.attribution.all()],
        f"{prefix}-TOTAL_FORMS": 1,
        f"{prefix}-INITIAL_FORMS": 0,
        f"{prefix}-0-printing": printing.pk,
        f"{prefix}-0-position": 0,
        **{f"{prefix}-0-{name}": value for name, value in of_translation.items()},
    }


GIVEN = {
    "language": "es",
    "text": "Tomamos en serio cada queja.",
    "translator": "Ana Ruiz",
    "translated": "2024-04-01",
}


def test_it_is_entered_beside_the_words_that_it_renders(staff: Client, printing: Printing) -> None:
    answer = staff.post(ADDRESS.format(printing.pk), posted(printing, **GIVEN))
    assert answer.status_code == 302
    assert str(Translation.objects.get()) == "Translation (es) by Ana Ruiz"
    assert Case.objects.get().version > 0


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"language": "en"}, "The article is in this language itself."),
        ({"language": "Spanish"}, "Write a language tag"),
        ({"translator": "ChatGPT"}, "Readers are told that a person translated"),
        ({"text": ""}, "This field is required."),
    ],
)
def test_the_screen_refuses_it_beside_the_field(
    wrong: dict[str, str], said: str, staff: Client, printing: Printing
) -> None:
    page = staff.post(ADDRESS.format(printing.pk), posted(printing, **(GIVEN | wrong))).content.decode()
    assert said in page
    assert not Translation.objects.exists()


def test_a_reviewer_reads_it_word_by_word(printing: Printing) -> None:
    TranslationFactory.create(printing=printing, translator="Ana Ruiz")
    (fact,) = Review(Progress(printing.statement.case)).facts
    changed = {one.label: "".join(piece.right for piece in one.pieces) for one in fact.words if one.changed}
    assert changed == {
        "Printings 1 translations 1 language": "es",
        "Printings 1 translations 1 text": "Tomamos en serio cada queja […] y la contestaremos por completo.",
        "Printings 1 translations 1 translator": "Ana Ruiz",
        "Printings 1 translations 1 translated": "2024-04-01",
    }


def test_its_history_can_be_read_and_brought_back(
    staff: Client, printing: Printing, admin_user: User
) -> None:
    row = TranslationFactory.create(printing=printing)
    row.text = "Otra versión."
    row.save()
    page = staff.get(f"/admin/cases/translation/{row.pk}/history/").content.decode()
    assert "Otra" in page
