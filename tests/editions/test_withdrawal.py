"""Retracting and redacting: what is left in public, what the log says, and that everything still proves."""

import json
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.utils import timezone

from cases.models import Event, Schedule, Statement
from editions import chain, publishing
from editions.models import (
    Edition,
    Entry,
    FacetCount,
    Listing,
    PublicAgency,
    PublicAllegation,
    PublicCase,
    PublicSource,
    PublicStatement,
)
from editions.redaction import MARKER, Target, without
from tests.seedbed import Seedbed

pytestmark = pytest.mark.django_db
GROUND = "Order of a court, carried out by the editor."
DECISION = "The board decided."


def verified() -> str:
    out = StringIO()
    call_command("verify", stdout=out)
    return out.getvalue()


def documents() -> list[dict[str, object]]:
    return [json.loads(edition.document) for edition in Edition.objects.order_by("number")]


def take_out_event(bed: Seedbed) -> Entry:
    bed.plant()
    Event.objects.all().delete()
    return publishing.redact(bed.row(), by=None, ground=GROUND, decision=DECISION, facts=["eventaaa"])


class TestRetraction:
    def test_leaves_a_tombstone_without_title_or_facts(self, bed: Seedbed) -> None:
        bed.plant()

        publishing.retract(bed.row(), by=None, reason="The only article was withdrawn.")

        row = PublicCase.objects.get()
        assert row.retracted
        assert not row.title
        assert "Riverton" not in row.body
        assert json.loads(row.body)["note"] == "The only article was withdrawn."

    @pytest.mark.parametrize(
        "model", [PublicAllegation, PublicStatement, PublicAgency, PublicSource, Listing, FacetCount]
    )
    def test_empties_every_table_that_lists_the_case(self, bed: Seedbed, model: type) -> None:
        bed.plant()
        assert model.objects.exists()  # type: ignore[attr-defined]

        publishing.retract(bed.row(), by=None, reason="Withdrawn.")

        assert not model.objects.exists()  # type: ignore[attr-defined]

    def test_is_logged_and_still_proves(self, bed: Seedbed) -> None:
        bed.plant()

        entry = publishing.retract(bed.row(), by=None, reason="Withdrawn.")

        assert (entry.sequence, entry.kind, entry.edition) == (2, "retracted", 1)
        assert "2 log entries" in verified()

    def test_leaves_what_another_case_still_cites(self, bed: Seedbed) -> None:
        from_seeds = bed.cases[0]
        bed.cases.append(
            json.loads(json.dumps(from_seeds).replace("aaa", "bbb").replace("elm-street", "oak"))
        )
        bed.cases[1]["statements"][0] |= {"id": "saidbbbb", "allegations": ["allegedb"]}
        bed.cases[1]["allegations"][0]["id"] = "allegedb"
        bed.cases[1]["disagreements"][0]["id"] = "differbb"
        bed.plant()

        publishing.retract(bed.row(), by=None, reason="Withdrawn.")

        assert FacetCount.objects.get(facet="agency", value="rrb").cases == 1
        assert PublicAgency.objects.filter(slug="rrb").exists()
        verified()

    def test_ends_publishing(self, bed: Seedbed) -> None:
        bed.plant()
        publishing.retract(bed.row(), by=None, reason="Withdrawn.")

        for verb in (publishing.publish, publishing.correct):
            with pytest.raises(publishing.Withdrawn):
                verb(bed.row(), by=None, note="Again.")
        with pytest.raises(publishing.Withdrawn):
            publishing.retract(bed.row(), by=None, reason="Again.")

    @pytest.mark.parametrize("reason", ["", "  \n"])
    def test_needs_a_public_reason(self, bed: Seedbed, reason: str) -> None:
        bed.plant()

        with pytest.raises(publishing.Refused, match="public note"):
            publishing.retract(bed.row(), by=None, reason=reason)

        assert not PublicCase.objects.get().retracted

    def test_survives_reindexing(self, bed: Seedbed) -> None:
        bed.plant()
        publishing.retract(bed.row(), by=None, reason="Withdrawn.")
        before = PublicCase.objects.values_list("slug", "title", "sequence", "body", "etag").get()

        call_command("reindex", stdout=StringIO())

        assert PublicCase.objects.values_list("slug", "title", "sequence", "body", "etag").get() == before


class TestRedaction:
    def test_removes_a_fact_from_every_edition(self, bed: Seedbed) -> None:
        bed.plant()
        bed.case["title"] = "Allegation about a car search in Riverton"
        bed.plant()
        Event.objects.all().delete()

        entry = publishing.redact(bed.row(), by=None, ground=GROUND, decision=DECISION, facts=["eventaaa"])

        assert [removed["edition"] for removed in entry.removed] == [1, 2]
        assert "took place on Elm Street" not in json.dumps(documents())

    def test_marks_the_place_with_kind_and_ground(self, bed: Seedbed) -> None:
        take_out_event(bed)

        marked = documents()[0]["events"]

        said = f"{GROUND} {DECISION}"
        assert marked == [{"id": "eventaaa", "redacted": {"what": "events", "ground": said}}]

    def test_deletes_the_salt_and_leaves_the_digest(self, bed: Seedbed) -> None:
        bed.plant()
        committed = Entry.objects.get(sequence=1).parts["/events/0"]
        Event.objects.all().delete()

        publishing.redact(bed.row(), by=None, ground=GROUND, decision=DECISION, facts=["eventaaa"])

        proof = documents()[0]["proof"]
        assert isinstance(proof, dict)
        assert "/events/0" not in proof["salts"]
        assert proof["digests"] == {"/events/0": committed}

    def test_still_proves(self, bed: Seedbed) -> None:
        take_out_event(bed)

        assert "2 log entries" in verified()

    def test_can_be_followed_by_the_next_edition(self, bed: Seedbed) -> None:
        take_out_event(bed)

        edition = publishing.publish(bed.row(), by=None, note="An event was taken out.")

        assert edition is not None
        assert edition.number == 2
        verified()

    def test_changes_the_etag_but_not_the_chained_hash(self, bed: Seedbed) -> None:
        bed.plant()
        before = Edition.objects.values_list("etag", "entry__sha256").get()
        Event.objects.all().delete()

        publishing.redact(bed.row(), by=None, ground=GROUND, decision=DECISION, facts=["eventaaa"])

        after = Edition.objects.values_list("etag", "entry__sha256").get()
        assert after[0] != before[0]
        assert after[1] == before[1]

    def test_finds_a_text_wherever_it_stands(self, bed: Seedbed) -> None:
        bed.case["title"] = "Allegation about Oddname Lane in Riverton"
        bed.case["events"][0]["text"] = "A traffic stop took place on Oddname Lane."
        bed.plant()
        bed.case["title"] = "Allegation about a search in Riverton"
        bed.case["events"][0]["text"] = "A traffic stop took place."
        bed.plant()

        entry = publishing.redact(bed.row(), by=None, ground=GROUND, decision=DECISION, texts=["oddname"])

        assert {removed["pointer"] for removed in entry.removed} == {"/title", "/events/0"}
        assert "oddname" not in json.dumps(documents()).lower()
        assert documents()[0]["title"] == MARKER
        verified()

    def test_ends_a_schedule_whose_note_would_say_it_again(self, bed: Seedbed) -> None:
        bed.case["title"] = "Allegation about Oddname Lane in Riverton"
        bed.plant()
        bed.case["title"] = "Allegation about a search in Riverton"
        bed.plant()
        by, due = User.objects.create(username="ada"), timezone.now()
        Schedule.objects.create(case=bed.row(), due=due, by=by, note="Oddname Lane is left out.")

        publishing.redact(bed.row(), by=None, ground=GROUND, decision=DECISION, texts=["oddname"])

        assert not Schedule.objects.exists()

    def test_is_refused_while_the_working_copy_says_it(self, bed: Seedbed) -> None:
        bed.plant()

        with pytest.raises(publishing.Refused, match="still says it at /events/0"):
            publishing.redact(bed.row(), by=None, ground=GROUND, decision=DECISION, facts=["eventaaa"])

        assert Entry.objects.count() == 1

    @pytest.mark.parametrize(
        ("text", "where"), [("elm-street", "/slug"), ("at least one allegation is open", "/standing")]
    )
    def test_is_refused_where_it_stands_in_what_no_case_can_lack(
        self, bed: Seedbed, text: str, where: str
    ) -> None:
        bed.plant()

        with pytest.raises(publishing.Refused, match=f"still says it at {where};"):
            publishing.redact(bed.row(), by=None, ground=GROUND, decision=DECISION, texts=[text])

    @pytest.mark.parametrize("key", ["slug", "jurisdiction", "standing", "terms"])
    def test_leaves_what_no_case_can_lack_in_every_edition(self, key: str) -> None:
        document = {
            key: ["Told"],
            "title": "Told",
            "proof": {"salts": {"/title": chain.new_salt()}, "digests": {}},
        }

        cleaned, gone = without(document, Target(texts=["told"]), GROUND)

        assert (cleaned[key], gone) == (["Told"], ["/title"])

    @pytest.mark.parametrize(("words", "hit"), [(["\u00ad"], False), ([""], False), (["told"], True)])
    def test_of_words_that_show_nothing_hits_nothing(self, words: list[str], hit: bool) -> None:
        assert Target(texts=words).hits("/title", "Told") is hit

    def test_is_refused_where_nothing_is_hit(self, bed: Seedbed) -> None:
        bed.plant()

        with pytest.raises(publishing.Refused, match="no edition"):
            publishing.redact(
                bed.row(), by=None, ground=GROUND, decision=DECISION, texts=["nobody wrote this"]
            )

    def test_takes_a_statement_off_the_index(self, bed: Seedbed) -> None:
        bed.plant()
        Statement.objects.all().delete()

        publishing.redact(bed.row(), by=None, ground=GROUND, decision=DECISION, facts=["saidaaaa"])

        assert not PublicStatement.objects.exists()
        assert PublicCase.objects.get().sequence == 2
        verified()

    def test_in_silence_is_found_out(self, bed: Seedbed) -> None:
        take_out_event(bed)
        Entry.objects.filter(kind="redacted").update(removed=[])

        with pytest.raises(CommandError, match="no log entry says so"):
            call_command("verify")

    def test_of_a_marker_changes_nothing(self) -> None:
        document = {"title": "Told", "proof": {"salts": {"/title": chain.new_salt()}, "digests": {}}}
        once, gone = without(document, Target(texts=["told"]), GROUND)

        again, nothing = without(once, Target(texts=["told", "redacted"]), GROUND)

        assert (gone, nothing) == (["/title"], [])
        assert again == once


@pytest.mark.parametrize("model", [Entry, Edition])
def test_the_record_refuses_to_be_saved_again_or_deleted(bed: Seedbed, model: type[Entry | Edition]) -> None:
    bed.plant()
    row = model.objects.get()

    with pytest.raises(PermissionDenied):
        row.save()
    with pytest.raises(PermissionDenied):
        row.delete()


def test_a_correction_needs_an_edition_to_correct(bed: Seedbed) -> None:
    bed.write().seed()
    case = bed.row()
    case.pk, case.slug, case.public_id = None, "other", "othercase"
    case.save()

    with pytest.raises(publishing.Refused, match="nothing to correct"):
        publishing.correct(case, by=None, note="Was wrong.")


def test_a_correction_says_so_in_log_and_document(bed: Seedbed) -> None:
    bed.plant()
    event = Event.objects.get()
    event.text = "A traffic stop happened on Elm Street."
    event.save()

    edition = publishing.correct(
        bed.row(), by=None, note="It “happened”; an earlier edition said that it “took place”."
    )

    assert edition is not None
    assert edition.entry.kind == "corrected"
    assert json.loads(edition.document)["kind"] == "corrected"
