"""After a redaction the words are nowhere in the database but in the article, which is private evidence."""

import json

import pytest
from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from cases.models import Case, Event, Move, MoveKind
from editions import publishing, search
from editions.models import Entry, Report
from editions.redaction import MARKER
from sources.keeping import because
from tests.seedbed import Seedbed

pytestmark = pytest.mark.django_db
GROUND = "By order of a court."
DECISION = "The board decided on 4 March."
NAME = "Zoë O’Dämon"


def tables_saying(word: str) -> set[str]:
    """Every table, history and search included, in which a row says the word, however JSON spells it."""
    found = set()
    for table in [*(model._meta.db_table for model in apps.get_models()), *search.INDEXES]:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {table}")
            rows = json.dumps(cursor.fetchall(), default=str, ensure_ascii=False).casefold()
        if word.casefold() in rows or json.dumps(word)[1:-1].casefold() in rows.replace("\\\\", "\\"):
            found.add(table)
    return found


def planted_with(bed: Seedbed, text: str) -> Case:
    """A case of which the first edition said it in an event, and the second says it no more."""
    bed.case["events"][0]["text"] = text
    bed.plant()
    bed.case["events"][0]["text"] = "A traffic stop took place."
    bed.plant()
    return bed.row()


def redact(case: Case, *texts: str, facts: tuple[str, ...] = ()) -> Entry:
    return publishing.redact(case, by=None, ground=GROUND, decision=DECISION, texts=texts, facts=facts)


def logged(ada: User, row: Event, message: str) -> None:
    LogEntry.objects.create(
        user=ada,
        content_type=ContentType.objects.get_for_model(row),
        object_id=str(row.pk),
        object_repr=str(row)[:200],
        action_flag=CHANGE,
        change_message=message,
    )


@pytest.fixture
def ada(db: None) -> User:
    return User.objects.create_user("ada")


class TestByWords:
    def test_a_reason_given_for_an_edit_is_forgotten(self, bed: Seedbed, ada: User) -> None:
        case = planted_with(bed, f"{NAME} was stopped.")
        with because(f"Took out {NAME.upper()}.", by=ada):
            case.events.get().save()
        redact(case, NAME)
        assert tables_saying(NAME) == set()

    def test_the_admin_s_own_log_is_forgotten_as_it_spells_letters(self, bed: Seedbed, ada: User) -> None:
        case = planted_with(bed, f"{NAME} was stopped.")
        logged(ada, case.events.get(), json.dumps([{"changed": {"name": NAME}}]))
        redact(case, NAME)
        assert tables_saying(NAME) == set()

    def test_a_note_between_colleagues_is_blanked(self, bed: Seedbed, ada: User) -> None:
        case = planted_with(bed, f"{NAME} was stopped.")
        Move.objects.create(
            case=case, kind=MoveKind.RETURNED, by=ada, note=NAME.upper(), on_edition=0, version=1
        )
        redact(case, NAME)
        assert tables_saying(NAME) == set()

    @pytest.mark.parametrize("field", ["edition_note", "working_note"])
    def test_a_note_of_the_case_that_says_it_is_to_be_mended_first(self, bed: Seedbed, field: str) -> None:
        """The edition note would be the next edition's."""
        case = planted_with(bed, f"{NAME} was stopped.")
        setattr(case, field, f"Leaves out {NAME}.")
        case.save()
        with pytest.raises(publishing.Refused, match=f"still says it at /{field}"):
            redact(case, NAME)

    @pytest.mark.parametrize(
        "printed",
        ["Zoe\u0308 O’Da\u0308mon", "ZOË O'DÄMON", "Zoë\u00a0O’Dämon", "Zoë\nO’Dämon", "Zoë  O‘Dämon"],
    )
    def test_a_spelling_that_differs_by_typesetting_alone_goes_too(self, bed: Seedbed, printed: str) -> None:
        case = planted_with(bed, f"{printed} was stopped.")
        redact(case, NAME)
        assert tables_saying(printed) == set()

    def test_what_a_reader_wrote_is_blanked(self, bed: Seedbed) -> None:
        case = planted_with(bed, f"{NAME} was stopped.")
        about = {"kind": "removal", "case_id": case.public_id, "name": NAME.upper()}
        report = Report.objects.create(message=f"Please leave out {NAME}.", **about)
        redact(case, NAME)
        assert tables_saying(NAME) == set()
        report.refresh_from_db()
        assert (report.message, report.name, report.state) == (MARKER, MARKER, "new")


class TestByFact:
    def test_the_admin_s_own_log_forgets_the_fact(self, bed: Seedbed, ada: User) -> None:
        bed.case["events"][0]["text"] = "An oddity was seen."
        bed.plant()
        event = Event.objects.get()
        logged(ada, event, "[]")
        event.delete()
        redact(bed.row(), facts=("eventaaa",))
        assert tables_saying("oddity") == set()
