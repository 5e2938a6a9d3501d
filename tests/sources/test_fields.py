"""The EDTF field derives its days on every way into the database; names hold nothing invisible."""

from datetime import date
from typing import Any

import pytest
from django.core.checks import CheckMessage
from django.core.exceptions import ValidationError
from django.db import connection, models, transaction
from django.db.migrations.writer import MigrationWriter
from django.test.utils import isolate_apps

from sources.edtf_dates import EDTFError
from sources.fields import EDTFField, refuse_control_characters, refuse_control_characters_in_prose

# Isolated from Django's registry, so that no migration is expected of the model.
with isolate_apps("sources"):

    class Sighting(models.Model):
        name = models.CharField(max_length=20, primary_key=True)
        seen = EDTFField(blank=True)
        seen_earliest = models.DateField(null=True, editable=False)
        seen_latest = models.DateField(null=True, editable=False)

        objects: models.Manager["Sighting"] = models.Manager()

        class Meta:
            app_label = "sources"

        def __str__(self) -> str:
            return self.name


@pytest.fixture
def table(db: None) -> None:
    # By hand, because SQLite's schema editor does not work inside a test's transaction.
    columns = "name varchar(20) PRIMARY KEY, seen varchar(64), seen_earliest date NULL, seen_latest date NULL"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE sources_sighting ({columns})")


def stored(name: str) -> tuple[Any, ...]:
    return tuple(Sighting.objects.values_list("seen", "seen_earliest", "seen_latest").get(name=name))


JULY = (date(2023, 7, 1), date(2023, 7, 31))


# --- Derived days -------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("table")
@pytest.mark.parametrize(
    ("seen", "earliest", "latest"),
    [
        ("2023-07-07", date(2023, 7, 7), date(2023, 7, 7)),
        ("2023-07", *JULY),
        ("2023-07-07/..", date(2023, 7, 7), date(9999, 12, 31)),
        ("../2023-07-07", date(1, 1, 1), date(2023, 7, 7)),
        ("", None, None),
    ],
)
def test_saving_writes_the_first_and_last_day(seen: str, earliest: date | None, latest: date | None) -> None:
    Sighting(name="ada", seen=seen).save()

    assert stored("ada") == (seen, earliest, latest)


@pytest.mark.usefixtures("table")
def test_creating_many_at_once_writes_the_days_too() -> None:
    Sighting.objects.bulk_create([Sighting(name="ada", seen="2023-07"), Sighting(name="bea", seen="")])

    assert stored("ada") == ("2023-07", *JULY)
    assert stored("bea") == ("", None, None)


@pytest.mark.usefixtures("table")
def test_replacing_many_at_once_writes_the_days_too() -> None:
    Sighting(name="ada", seen="2022").save()

    Sighting.objects.bulk_create(
        [Sighting(name="ada", seen="2023-07")],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["seen", "seen_earliest", "seen_latest"],
    )

    assert stored("ada") == ("2023-07", *JULY)


@pytest.mark.usefixtures("table")
def test_changing_the_date_changes_the_days() -> None:
    ada = Sighting.objects.create(name="ada", seen="2022")

    ada.seen = "2023-07"
    ada.save()

    assert stored("ada") == ("2023-07", *JULY)


@pytest.mark.usefixtures("table")
def test_removing_the_date_removes_the_days() -> None:
    ada = Sighting.objects.create(name="ada", seen="2022")

    ada.seen = ""
    ada.save()

    assert stored("ada") == ("", None, None)


@pytest.mark.usefixtures("table")
def test_days_written_by_hand_do_not_survive() -> None:
    Sighting(name="ada", seen="2023-07", seen_earliest=date(1999, 1, 1), seen_latest=None).save()

    assert stored("ada") == ("2023-07", *JULY)


@pytest.mark.usefixtures("table")
def test_saving_some_columns_must_name_all_three() -> None:
    ada = Sighting.objects.create(name="ada", seen="2022")

    ada.seen = "2023-07"
    ada.save(update_fields=["seen", "seen_earliest", "seen_latest"])

    assert stored("ada") == ("2023-07", *JULY)


@pytest.mark.usefixtures("table")
def test_a_row_without_validation_is_refused_all_the_same() -> None:
    with pytest.raises(EDTFError, match="there is no month 13"), transaction.atomic():
        Sighting(name="ada", seen="2023-13").save()

    assert not Sighting.objects.exists()


@pytest.mark.usefixtures("table")
def test_a_filter_on_the_days_finds_what_overlaps() -> None:
    dates = {"ada": "2023-07-07/..", "bea": "2023-06", "cai": "", "dov": "2023"}
    Sighting.objects.bulk_create([Sighting(name=name, seen=seen) for name, seen in dates.items()])

    found = Sighting.objects.filter(seen_latest__gte=date(2023, 7, 1), seen_earliest__lte=date(2023, 7, 31))

    assert sorted(found.values_list("name", flat=True)) == ["ada", "dov"]


# --- Validation ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seen", "message"),
    [
        ("July 7", "'July 7' is not an EDTF date the archive reads; write 2023-07-07 for a day"),
        ("2023-02-30", "there is no such day; February 2023 has 28"),
        ("2023-07-15/2023-07-09", "ends before it begins"),
        ("9" * 65, "more than any EDTF date"),
    ],
)
def test_it_refuses_what_is_no_date_with_the_readers_message(seen: str, message: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        Sighting(name="ada", seen=seen).clean_fields()

    assert set(refusal.value.message_dict) == {"seen"}
    assert message in " ".join(refusal.value.messages)


@pytest.mark.parametrize("seen", ["2023-07-07", "2023-07-07/..", "202X", ""])
def test_it_takes_a_date_or_nothing(seen: str) -> None:
    Sighting(name="ada", seen=seen).clean_fields()


def test_a_required_date_may_not_be_empty() -> None:
    with pytest.raises(ValidationError, match="cannot be blank"):
        EDTFField().clean("", None)


def test_a_form_takes_the_longest_date_and_no_stray_spaces() -> None:
    formfield = EDTFField(blank=True).formfield()

    assert formfield is not None
    assert formfield.clean(" 2023-07-07 ") == "2023-07-07"
    assert formfield.widget.attrs["maxlength"] == "64"


# --- What a model must declare ------------------------------------------------------------------------------


def checked(**fields: models.Field[Any, Any]) -> list[CheckMessage]:
    """What Django's checks say of a model with these fields, declared in this order."""
    with isolate_apps("sources"):
        meta = type("Meta", (), {"app_label": "sources"})
        model: Any = type("Declared", (models.Model,), {"__module__": __name__, "Meta": meta, **fields})
        return [message for field in model._meta.get_fields() for message in field.check()]


def days() -> models.DateField[Any, Any]:
    return models.DateField(null=True, editable=False)


def test_a_model_with_both_days_below_the_field_passes() -> None:
    assert checked(seen=EDTFField(), seen_earliest=days(), seen_latest=days()) == []


def test_a_model_without_the_days_is_told_what_to_declare() -> None:
    first, second = checked(seen=EDTFField(), note=days())

    assert (first.id, second.id) == ("sources.E001", "sources.E001")
    assert first.msg == "EDTFField 'seen' has no date field 'seen_earliest' to write to."
    assert first.hint == "Declare seen_earliest = models.DateField(null=True, editable=False) below seen."
    assert "seen_latest" in second.msg


@pytest.mark.parametrize(
    ("wrong", "because"),
    [
        (models.CharField(max_length=10, null=True), "text is no day"),
        (models.DateField(editable=False), "an empty date has no days, so they may be null"),
    ],
)
def test_days_of_another_kind_are_refused(wrong: models.Field[Any, Any], because: str) -> None:
    (message,) = checked(seen=EDTFField(), seen_earliest=days(), seen_latest=wrong)

    assert message.id == "sources.E001", because


def test_days_above_the_field_are_refused_because_they_would_be_stored_before_they_are_written() -> None:
    above = days()

    (message,) = checked(seen=EDTFField(), seen_earliest=above, seen_latest=days())

    assert message.id == "sources.E002"
    assert message.hint == (
        "Declare seen_earliest below seen: Django writes fields in the order of declaration."
    )


# --- Migrations ---------------------------------------------------------------------------------------------


def test_a_migration_names_the_field_and_nothing_it_does_by_itself() -> None:
    written, imports = MigrationWriter.serialize(EDTFField(blank=True, help_text="When?"))

    assert written == "sources.fields.EDTFField(blank=True, help_text='When?', max_length=64)"
    assert imports == {"import sources.fields"}


def test_a_field_rebuilt_from_a_migration_is_the_same_field() -> None:
    _, _, args, kwargs = EDTFField("seen on", max_length=40).deconstruct()

    rebuilt = EDTFField(*args, **kwargs)

    assert rebuilt.deconstruct()[1:] == EDTFField("seen on", max_length=40).deconstruct()[1:]
    assert rebuilt.max_length == 40


def test_validators_can_be_named_in_a_migration() -> None:
    written, _ = MigrationWriter.serialize(refuse_control_characters)

    assert written == "sources.fields.refuse_control_characters"


# --- Invisible characters -----------------------------------------------------------------------------------

INVISIBLE = {
    "null": "\0",
    "escape": "\x1b",
    "form feed": "\x0c",
    "delete": "\x7f",
    "a C1 control": "\x9b",
    "left-to-right embedding": "\u202a",
    "right-to-left override": "\u202e",
    "left-to-right isolate": "\u2066",
    "pop directional isolate": "\u2069",
    "high surrogate": "\ud800",
    "low surrogate": "\udfff",
    "a carriage return alone": "\r",
}


@pytest.mark.parametrize("character", INVISIBLE.values(), ids=INVISIBLE.keys())
@pytest.mark.parametrize("refuse", [refuse_control_characters, refuse_control_characters_in_prose])
def test_it_refuses_characters_that_change_how_a_name_is_read(refuse: Any, character: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        refuse(f"Ada{character} Lovelace")

    (message,) = refusal.value.messages
    assert f"Remove U+{ord(character):04X} " in message
    assert "after the first 3 characters" in message
    assert character not in message


@pytest.mark.parametrize("value", ["a\nb", "a\r\nb", "a\tb"])
def test_lines_and_tabs_are_for_prose_alone(value: str) -> None:
    refuse_control_characters_in_prose(value)

    with pytest.raises(ValidationError, match="Remove U\\+000"):
        refuse_control_characters(value)


@pytest.mark.parametrize(
    "value",
    ["", "Jesús “Chuy” García", "Zoë\u00a0Ö", "e\u0301", "علي", "שלום\u200f", "क्‍ष", "👩‍⚖️", "100 % — “so”"],
)
def test_it_takes_names_in_any_script(value: str) -> None:
    refuse_control_characters(value)
    refuse_control_characters_in_prose(value)
